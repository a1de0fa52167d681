import { z } from 'zod';
import { NotFound } from './errors.ts';
import { inJson } from './json-form.ts';

/** The largest id of large tables: what a JavaScript number holds exactly. */
export const LARGE_ID = Number.MAX_SAFE_INTEGER;

/** The largest id of small tables, those of `smallId()` in the schema. */
export const SMALL_ID = 2_147_483_647;

const DIGITS = /^[1-9]\d{0,14}$/;

/** The id that stands in a path or a form. What cannot be one is NaN, which a verb's `rowId` refuses. */
export function idOf(given: unknown): number {
  return typeof given === 'string' && DIGITS.test(given) ? Number(given) : Number.NaN;
}

export function isId(id: number, most = LARGE_ID): boolean {
  return Number.isSafeInteger(id) && id > 0 && id <= most;
}

/** What cannot be an id names nothing. @throws NotFound */
export function rowId(noun: string, id: number, most = LARGE_ID): number {
  if (!isId(id, most)) throw new NotFound(noun);
  return id;
}

export function idText(reason = 'invalid') {
  return z.string(reason).regex(DIGITS, reason).transform(Number);
}

export function idField(most = LARGE_ID) {
  const id = z.number('invalid').refine((number) => isId(number, most), 'invalid');
  return inJson(z.int().min(1).max(most), z.union([idText().pipe(id), id], 'invalid'));
}
