import { NotFound } from '#lib/core/errors.ts';

/** The largest key of small tables (users, tags, custom fields). */
export const SMALL_ID = 2_147_483_647;

/**
 * The `{id}` of a path: a positive whole number without leading zeros, at most `most`.
 * @throws NotFound, because nothing else can have been meant
 */
export function pathId(text: string | undefined, noun: string, most = Number.MAX_SAFE_INTEGER): number {
  const id = /^[1-9]\d{0,15}$/.test(text ?? '') ? Number(text) : 0;
  if (id < 1 || id > most) throw new NotFound(noun);
  return id;
}
