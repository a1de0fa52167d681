import { type SQL, sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';

export interface SearchPart {
  matching: SQL;
  /** Whether it asks for nothing but id, name and the text that is searched, which stand in the index of names. */
  covered: boolean;
}

export const NOBODY: SearchPart = { matching: sql`false`, covered: true };

export function oneOf(ids: number[]): SearchPart {
  return { matching: sql`${contacts.id} = any(${sql.param(ids)}::bigint[])`, covered: true };
}

export function joined(parts: SearchPart[], by: 'and' | 'or'): SearchPart {
  const conditions = parts.map(({ matching }) => matching);
  return {
    matching: sql`(${sql.join(conditions, sql.raw(` ${by} `))})`,
    covered: parts.every(({ covered }) => covered),
  };
}
