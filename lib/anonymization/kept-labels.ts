import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Leaving } from './leaving.ts';

/** What fewer than this many others have tells who somebody was. */
const LEAST_OTHERS = 5;

/** Of the tags or segments of each contact those that stay with it: enough others have them. */
export async function keptLabels(
  column: 'tag_ids' | 'segment_ids',
  leaving: readonly Leaving[],
  of: (contact: Leaving) => readonly number[],
  tx: Database,
): Promise<ReadonlyMap<number, number[]>> {
  const labels = [...new Set(leaving.flatMap(of))];
  const gone = sql`${sql.param(leaving.map(({ id }) => id))}::bigint[]`;
  const { rows } = await tx.execute<{ id: number }>(sql`
    select label as id from unnest(${sql.param(labels)}::integer[]) as label
    where (select count(*) from (
      select from contact where ${sql.raw(column)} @> array[label] and anonymized_at is null and id <> all(${gone})
      limit ${LEAST_OTHERS}
    ) as other) = ${LEAST_OTHERS}`);
  const common = new Set(rows.map(({ id }) => id));
  return new Map(leaving.map((contact) => [contact.id, of(contact).filter((id) => common.has(id))]));
}
