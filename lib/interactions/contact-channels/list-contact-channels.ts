import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { isListed } from '#lib/blacklist/listed.ts';
import type { ChannelKind } from '#lib/channels/channel.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type ContactChannelState, channelState, type Obstacle, SINCE_REMOVAL } from './contact-channel.ts';

export interface ContactChannel {
  id: number;
  kind: ChannelKind;
  name: string;
  state: ContactChannelState;
  /** Why no interaction can be started there now; null: one can. */
  obstacle: Obstacle | null;
  /** Of an active one: the first interaction, and the last. */
  since: Date | null;
  lastAt: Date | null;
}

interface Row extends Record<string, unknown> {
  id: number;
  kind: ChannelKind;
  name: string;
  is_on: boolean;
  since: Date | null;
  last_at: Date | null;
  blocked: boolean;
  has_number: boolean;
  has_allowed_number: boolean;
  has_address: boolean;
}

/** Every channel of the organization as it stands with a contact; one that is off only where it was used. @throws NotFound */
export async function listContactChannels(
  actor: Actor,
  contactId: number,
  db: Database = database(),
): Promise<ContactChannel[]> {
  authorize(actor, 'contacts.view');
  const { id } = await getContact(actor, contactId, db);
  const { rows } = await db.execute<Row>(sql`
    select channel.id, channel.kind, channel.name, channel.active as is_on, used.since, used.last_at,
      contact.blocked_at is not null as blocked, contact.phones <> '{}' as has_number,
      exists (select from unnest(contact.phones) as held (phone) where not ${isListed(sql`held.phone`, 'outbound')}) as has_allowed_number,
      contact.email is not null as has_address
    from contact cross join channel cross join lateral (
      select min(i.arrived_at) as since, max(i.arrived_at) as last_at from interaction i
      where i.contact_id = contact.id and i.channel_id = channel.id and i.state <> 'refused' and ${SINCE_REMOVAL}
    ) as used
    where contact.id = ${id} and (channel.active or used.since is not null)
    order by used.since is null, channel.name_key`);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    since: row.since && new Date(row.since),
    lastAt: row.last_at && new Date(row.last_at),
    ...channelState({
      kind: row.kind,
      isOn: row.is_on,
      hasInteractions: row.since !== null,
      isBlocked: row.blocked,
      hasNumber: row.has_number,
      hasAllowedNumber: row.has_allowed_number,
      hasAddress: row.has_address,
    }),
  }));
}
