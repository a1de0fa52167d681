import { hash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { keptLabels } from './kept-labels.ts';
import type { Leaving } from './leaving.ts';

/**
 * A new row for each: its name a token of 32 fresh random bytes, made and changed on whole days, in an order that has nothing to do
 * with the old ids. @returns the new id by the old one, which nobody may keep
 */
export async function insertAnonymous(
  leaving: readonly Leaving[],
  timeZone: string,
  tx: Database,
): Promise<ReadonlyMap<number, number>> {
  const tokens = new Map(leaving.map(({ id }) => [hash('sha256', randomBytes(32)), id]));
  const tags = await keptLabels('tag_ids', leaving, ({ tagIds }) => tagIds, tx);
  const segments = await keptLabels('segment_ids', leaving, ({ segmentIds }) => segmentIds, tx);
  const day = (moment: string) =>
    sql.raw(
      `date_trunc('day', ${moment} at time zone '${timeZone.replaceAll("'", "''")}') at time zone '${timeZone.replaceAll("'", "''")}'`,
    );
  const { rows } = await tx.execute<{ id: number; token: string }>(sql`
    insert into contact (name, kind, active, tag_ids, segment_ids, last_interaction_at, created_at, updated_at, anonymized_at)
    select token, kind, false, tags::integer[], segments::integer[], last_interaction_at, ${day('created_at')}, ${day('now()')},
      ${day('now()')}
    from unnest(
      ${sql.param([...tokens.values()])}::bigint[],
      ${sql.param([...tokens.keys()])}::text[],
      ${sql.param(leaving.map(({ id }) => `{${tags.get(id)}}`))}::text[],
      ${sql.param(leaving.map(({ id }) => `{${segments.get(id)}}`))}::text[]
    ) as next (old_id, token, tags, segments)
    join contact on contact.id = next.old_id
    order by token
    returning id, name as token`);
  const now = new Map(rows.map(({ id, token }) => [tokens.get(token) as number, id]));
  await mergeAgain(leaving, now, tx);
  return now;
}

async function mergeAgain(
  leaving: readonly Leaving[],
  now: ReadonlyMap<number, number>,
  tx: Database,
): Promise<void> {
  const away = leaving.filter(({ id, root }) => id !== root);
  if (away.length === 0) return;
  await tx.execute(sql`
    update contact set merged_into_id = next.root
    from unnest(${sql.param(away.map(({ id }) => now.get(id)))}::bigint[],
      ${sql.param(away.map(({ root }) => now.get(root)))}::bigint[]) as next (id, root)
    where contact.id = next.id`);
}
