import { NotFound } from '#lib/core/errors.ts';

/** What stands in a path or form where an id belongs may be anything; what cannot be one names nothing. @throws NotFound */
export function smallIdOf(noun: string, id: number): number {
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) throw new NotFound(noun);
  return id;
}
