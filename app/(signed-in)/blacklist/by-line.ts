import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { FormState } from '#lib/web/form-state.ts';

/** What was refused line by line (`numbers.3`), said beside the field that holds all of them. */
export async function byLine(state: FormState): Promise<FormState> {
  const t = await getTranslations('blacklist.form');
  const lines = Object.entries(state.errors).flatMap(([field, said]) => {
    const line = /^numbers\.(\d+)$/.exec(field)?.[1];
    return line ? [t('line', { line: Number(line), reason: said.join(' ') })] : [];
  });
  return lines.length === 0 ? state : { ...state, errors: { ...state.errors, numbers: lines } };
}
