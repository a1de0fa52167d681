import { getTranslations } from '#lib/i18n/get-translations.ts';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'xlsx', 'vcard'] as const;

/** What a file was found to be, as people call it; empty before it was looked at. */
export async function encodingName(encoding: string | null): Promise<string> {
  const t = await getTranslations('imports.encodings');
  const known = ENCODINGS.find((name) => name === encoding);
  return known ? t(known) : (encoding ?? '');
}
