import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import { noteInteractions } from '../changing/note-interactions.ts';

export interface Attached {
  identityId: number;
  contactId: number;
}

/**
 * Makes interactions of senders nobody knew those of the contacts they turned out to be. In the order of ids, as everyone locks
 * interactions; then the contacts. `by` is who said so.
 */
export async function attachUnknown(given: readonly Attached[], by: number, tx: Database): Promise<void> {
  if (given.length === 0) return;
  const { rows } = await tx.execute<Row>(sql`
    with whose as (
      select * from unnest(${sql.param(given.map(({ identityId }) => identityId))}::bigint[],
        ${sql.param(given.map(({ contactId }) => contactId))}::bigint[]) as whose (identity_id, contact_id)
    ), found as materialized (
      select i.id, whose.contact_id from interaction i join whose on whose.identity_id = i.identity_id
      where i.contact_id is null order by i.id for no key update of i
    ), attached as (
      update interaction i set contact_id = found.contact_id, sequence = i.sequence + 1,
        explanation = i.explanation || jsonb_build_array(jsonb_build_object('rule', 'link', 'result', 'contact',
          'saw', jsonb_build_object('contact', found.contact_id, 'by', ${by}::integer)))
      from found where i.id = found.id
      returning i.id, i.contact_id, i.arrived_at,
        i.state not in ('closed', 'refused') and not (i.state = 'voicemail' and i.heard_at is not null) as is_open
    )
    select contact_id, (count(*) filter (where is_open))::int as opened, max(arrived_at) as last_at,
      array_agg(id order by id) as ids
    from attached group by 1`);
  await recordInteractions(
    rows.map((row) => ({ contactId: row.contact_id, opened: row.opened, lastAt: new Date(row.last_at) })),
    tx,
  );
  await noteInteractions(
    ['interaction.linked'],
    rows.flatMap(({ ids }) => ids.map(Number)),
    tx,
  );
}

interface Row extends Record<string, unknown> {
  contact_id: number;
  opened: number;
  last_at: string;
  ids: (number | string)[];
}
