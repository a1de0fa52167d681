import { z } from 'zod';
import { parseDate } from './parse-date.ts';

/** A day as a person types it, yyyy-mm-dd or dd/mm/yyyy, without a time; becomes yyyy-mm-dd. */
export const typedDay = z.string('invalid').transform((text, context) => {
  const parsed = parseDate(text);
  if (parsed.ok && !text.includes(':')) return parsed.value;
  context.addIssue({ code: 'custom', message: 'date_invalid' });
  return z.NEVER;
});
