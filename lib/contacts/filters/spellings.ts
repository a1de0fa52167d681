import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import { letterVariants } from './letter-variants.ts';

/**
 * How a place is spelt in the base: the column's values that are the text without case and accents. The column's index, by
 * bytes, is read from each value to the next one, in the few ranges whose first two letters can be those of the text.
 */
export async function spellings(column: SQL, text: string, db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ value: string }>(sql`
    with recursive beginning (prefix, beyond) as (
      select prefix, prefix || ${'\u{10ffff}'} from unnest(${sql.param(beginnings(foldText(text)))}::text[]) as prefix
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

function beginnings(folded: string): string[] {
  const [first = '', second = ''] = folded;
  return letterVariants(first).flatMap((one) =>
    second ? letterVariants(second).map((two) => one + two) : [one],
  );
}
