import { nest } from '#lib/core/submit-form.ts';
import { originalValues, submittedText } from './original-values.ts';

/**
 * The form's fields without those that still say what they said when it was opened: what a person did not touch is
 * neither checked again nor written. Phones count as one field.
 */
export function withoutUntouched(form: FormData): Record<string, unknown> {
  const original = originalValues(form);
  const isTouched = (name: string) => submittedText(form, name) !== (original[name] ?? '');
  const names = [...new Set(form.keys())];
  const phonesTouched =
    names.some((name) => /^phones\.\d+\.number$/.test(name) && isTouched(name)) ||
    names.some(
      (name) => /^phones\.\d+\.country$/.test(name) && original[name] !== undefined && isTouched(name),
    );
  const touched = new FormData();
  for (const name of names) {
    const isWanted = name.startsWith('phones.') ? phonesTouched : name === 'version' || isTouched(name);
    if (isWanted) for (const value of form.getAll(name)) touched.append(name, value);
  }
  return nest(touched);
}
