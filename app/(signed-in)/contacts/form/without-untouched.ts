import { fieldsOf } from '#lib/core/list-parameter.ts';
import { nest } from '#lib/web/submit-form.ts';
import { originalValues, shownText } from './original-values.ts';

/**
 * The form's fields without those that still say what they said when it was opened: what a person did not touch is
 * neither checked again nor written. Phones count as one field, and so does the portfolio.
 */
export function withoutUntouched(form: FormData): Record<string, unknown> {
  const original = originalValues(form);
  const fields = fieldsOf(form);
  const isTouched = (name: string) => shownText(fields.get(name) ?? []) !== (original[name] ?? '');
  const names = [...fields.keys()];
  const phonesTouched =
    names.some((name) => /^phones\.\d+\.number$/.test(name) && isTouched(name)) ||
    names.some(
      (name) => /^phones\.\d+\.country$/.test(name) && original[name] !== undefined && isTouched(name),
    );
  const portfolioTouched = names.some((name) => name.startsWith('portfolio.') && isTouched(name));
  const isWanted = (name: string) => {
    if (name.startsWith('phones.')) return phonesTouched;
    if (name.startsWith('portfolio.')) return portfolioTouched;
    return name === 'version' || isTouched(name);
  };
  const touched = new FormData();
  for (const [name, values] of fields) {
    if (isWanted(name)) for (const value of values) touched.append(name, value);
  }
  return nest(touched);
}
