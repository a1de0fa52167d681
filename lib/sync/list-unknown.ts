import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { contactIdentities } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageOfRows, pageSchema, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { sharedAmong, WRITERS } from '#lib/interactions/senders/unknown-senders.ts';

export interface UnknownSender {
  id: number;
  isGroup: boolean;
  /** What they call themselves. */
  name: string | null;
  kind: (typeof contactIdentities.$inferSelect)['kind'];
  /** Their number, address or id. */
  value: string;
  /** The channel they wrote through last. */
  channel: string;
  interactions: number;
  firstAt: Date;
  lastAt: Date;
  lastInteractionId: number;
  /** Several contacts have the number or address. */
  isShared: boolean;
}

const queryInput = pageSchema.extend({
  kind: z.enum(['people', 'groups']).default('people').catch('people'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Who wrote and is no contact, `kind` people or groups; who was seen first last. */
export async function listUnknown(
  actor: Actor,
  input: unknown = {},
  db: Database = database(),
): Promise<Page<UnknownSender>> {
  authorize(actor, 'contacts.sync');
  const { kind, limit, ...place } = parseInput(queryInput, input);
  const { side = sql`true`, order } = readingFrom(place, sql`id`);
  const found = await page(sql`${side} and is_group = ${kind === 'groups'}`, order, limit + 1, db);
  return pageOfRows(found, { ...place, limit });
}

async function page(where: SQL, order: SQL, limit: number, db: Database): Promise<UnknownSender[]> {
  const { rows } = await db.execute<Row>(sql`
    with writer as materialized (select * from (${WRITERS}) as all_writers where ${where} order by ${order} limit ${limit}),
      shared as (${sharedAmong(sql`select id from writer`)})
    select writer.id, writer.is_group, named.name, shown.kind, shown.value, channel.name as channel, writer.interactions,
      writer.first_at, writer.last_at, writer.last_id, writer.id in (select id from shared) as is_shared
    from writer
    join interaction last on last.id = writer.last_id
    join channel on channel.id = last.channel_id
    cross join lateral (
      select n.kind, n.value from contact_identity n where n.id = writer.id or n.seen_with_id = writer.id
      order by n.kind not in ('phone', 'email'), n.last_seen_at desc, n.id limit 1
    ) as shown
    cross join lateral (
      select (array_agg(coalesce(n.display_name, n.username) order by n.display_name is null, n.last_seen_at desc, n.id)
        filter (where coalesce(n.display_name, n.username) is not null))[1] as name
      from contact_identity n where n.id = writer.id or n.seen_with_id = writer.id
    ) as named
    order by writer.${order}`);
  return rows.map(senderOf);
}

interface Row extends Record<string, unknown> {
  id: number;
  is_group: boolean;
  name: string | null;
  kind: UnknownSender['kind'];
  value: string;
  channel: string;
  interactions: number;
  first_at: string;
  last_at: string;
  last_id: number;
  is_shared: boolean;
}

function senderOf(row: Row): UnknownSender {
  return {
    id: row.id,
    isGroup: row.is_group,
    name: row.name,
    kind: row.kind,
    value: row.value,
    channel: row.channel,
    interactions: row.interactions,
    firstAt: new Date(row.first_at),
    lastAt: new Date(row.last_at),
    lastInteractionId: row.last_id,
    isShared: row.is_shared,
  };
}
