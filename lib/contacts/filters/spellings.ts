import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import { LAST_CHARACTER } from '../last-character.ts';
import { letterVariants } from './letter-variants.ts';

/**
 * How a place is spelt in the base: the column's values that are the text without case and accents. The column's index, by
 * bytes, is read from each value to the next one, in the few ranges whose first two letters can be those of the text; there are
 * hundreds of pairs of letters with accents, so a first letter that nothing begins with is left out at once.
 */
export async function spellings(column: SQL, text: string, db: Database): Promise<string[]> {
  const [first = '', second = ''] = foldText(text);
  const seconds = second ? letterVariants(second) : [''];
  const { rows } = await db.execute<{ value: string }>(sql`
    with recursive first (letter) as (
      select letter from unnest(${sql.param(letterVariants(first))}::text[]) as letter
      where exists (${next(column, sql`>= letter`, sql`letter || ${LAST_CHARACTER}`)})
    ), beginning (prefix, beyond) as (
      select letter || second, letter || second || ${LAST_CHARACTER}
      from first cross join unnest(${sql.param(seconds)}::text[]) as second
    ), spelling (value, beyond) as (
      select found.value, b.beyond from beginning b cross join lateral (${next(column, sql`>= b.prefix`, sql`b.beyond`)}) as found
      union all
      select found.value, s.beyond from spelling s cross join lateral (${next(column, sql`> s.value`, sql`s.beyond`)}) as found
    )
    select value from spelling where fold_text(value) = fold_text(${text})`);
  return rows.map(({ value }) => value);
}

function next(column: SQL, from: SQL, beyond: SQL): SQL {
  return sql`select ${column} as value from contact
    where ${column} collate "C" ${from} and ${column} collate "C" < ${beyond} order by ${column} collate "C" limit 1`;
}
