import { type SQL, sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { MOST_COUNTED } from '../list/most-counted.ts';

export interface SearchPart {
  matching: SQL;
  /** Whether it asks for nothing but id and name, which stand in the index of names. */
  covered: boolean;
  /** Ids of some of those who match, where they are more than are counted. */
  some?: readonly number[];
  /** Whether those who match are known to be no more than are counted. */
  isFew?: boolean;
  /** Finds out more by indexes: who they are, or some of them if there are many. */
  lookUp?: () => Promise<SearchPart>;
}

export function oneOf(ids: readonly number[]): SearchPart {
  const isFew = ids.length <= MOST_COUNTED;
  // As one text: the driver takes ten times longer to write a list.
  const matching = sql`${contacts.id} = any(${`{${ids.join()}}`}::bigint[])`;
  return { matching, covered: true, isFew, some: isFew ? undefined : ids };
}

export function joined(parts: SearchPart[], by: 'and' | 'or'): SearchPart {
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  const conditions = parts.map(({ matching }) => matching);
  return {
    matching: sql`(${sql.join(conditions, sql.raw(` ${by} `))})`,
    covered: parts.every(({ covered }) => covered),
    some: by === 'or' ? parts.find(({ some }) => some)?.some : undefined,
    isFew: by === 'and' && parts.some(({ isFew }) => isFew),
  };
}

export async function lookedUp(part: SearchPart): Promise<SearchPart> {
  return part.lookUp ? lookedUp(await part.lookUp()) : part;
}
