import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { KnownIdentity } from '../arrival/identities.ts';

export interface SenderIdentity extends KnownIdentity {
  displayName: string | null;
  username: string | null;
}

/** Senders as their identities, the latest seen first, by the identity that all of a sender name; held until the transaction ends. */
export async function lockSenders(
  ids: readonly number[],
  tx: Database,
): Promise<Map<number, SenderIdentity[]>> {
  const asked = sql`${sql.param([...ids])}::bigint[]`;
  const { rows } = await tx.execute<Row>(sql`
    select coalesce(seen_with_id, id) as sender, id, kind, scope, value, contact_id, linked_by_id is not null as linked,
      display_name, username, extract(epoch from last_seen_at)::float8 as seen
    from contact_identity where id = any(${asked}) or seen_with_id = any(${asked})
    order by (value || ' ' || kind || ' ' || scope) collate "C" for no key update`);
  const senders = Map.groupBy(rows, ({ sender }) => sender);
  return new Map([...senders].map(([id, held]) => [id, held.toSorted(byLastSeen).map(identityOf)]));
}

interface Row extends Record<string, unknown> {
  sender: number;
  id: number;
  kind: SenderIdentity['kind'];
  scope: string;
  value: string;
  contact_id: number | null;
  linked: boolean;
  display_name: string | null;
  username: string | null;
  seen: number;
}

function byLastSeen(one: Row, other: Row): number {
  return other.seen - one.seen || one.id - other.id;
}

function identityOf({
  id,
  kind,
  scope,
  value,
  contact_id,
  linked,
  display_name,
  username,
}: Row): SenderIdentity {
  return { id, kind, scope, value, contactId: contact_id, linked, displayName: display_name, username };
}
