import { NotFound } from './errors.ts';

/** What stands in a path or form where a row's id belongs may be anything; what cannot be one names nothing. @throws NotFound */
export function rowId(noun: string, id: number): number {
  if (!Number.isSafeInteger(id) || id < 1) throw new NotFound(noun);
  return id;
}
