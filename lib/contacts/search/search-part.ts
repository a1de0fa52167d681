import { type SQL, sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';

/** What a search, or a word of it, asks of a contact. */
export interface SearchPart {
  matching: SQL;
  /** Whether it asks for nothing but id, name and the text that is searched, which stand in the index of names. */
  covered: boolean;
}

/** Nobody. */
export const NOBODY: SearchPart = { matching: sql`false`, covered: true };

/** Contacts by their ids. */
export function oneOf(ids: number[]): SearchPart {
  return { matching: sql`${contacts.id} = any(${sql.param(ids)}::bigint[])`, covered: true };
}

/** Several as one, joined by `and` or `or`. */
export function joined(parts: SearchPart[], by: 'and' | 'or'): SearchPart {
  const conditions = parts.map(({ matching }) => matching);
  return {
    matching: sql`(${sql.join(conditions, sql.raw(` ${by} `))})`,
    covered: parts.every(({ covered }) => covered),
  };
}
