import { z } from 'zod';
import type { ContactFormValues } from '#lib/contacts/input/contact-form-values.ts';

const schema = z.record(z.string(), z.string());

/** What the form said when it was opened. Someone may have changed it: it only ever spares fields from being sent. */
export function originalValues(form: FormData): ContactFormValues {
  try {
    return schema.parse(JSON.parse(String(form.get('original'))));
  } catch {
    return {};
  }
}

/** The form's text under a name; fields it does not have are blank, and of boxes it is what is ticked, in order. */
export function submittedText(form: FormData, name: string): string {
  return shownText(form.getAll(name));
}

/** The same of all values under one name. */
export function shownText(values: FormDataEntryValue[]): string {
  const texts = values.map((value) => (typeof value === 'string' ? value.trim() : ''));
  return texts.filter(Boolean).sort().join(', ');
}
