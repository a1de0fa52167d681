import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { lockContactRow } from '#lib/contacts/contact-record.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { holdArrivals } from '../arrival/find-sender.ts';
import { lockedWith } from '../arrival/whole-sender.ts';
import { SINCE_REMOVAL } from './contact-channel.ts';
import { listContactChannels } from './list-contact-channels.ts';

/**
 * Takes a channel off a contact, by its id or all of a kind: a number that is not theirs any more, for one. Its history stays, and the
 * ids they came by there and nowhere else are nobody's from then on. Refused while somebody serves them there (conflict).
 * @throws NotFound where the contact has no such channel
 */
export async function removeContactChannel(
  actor: Actor,
  contactId: number,
  which: string,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'contacts.remove-channel');
  rowId('contact', contactId);
  await db.transaction(async (tx) => {
    // First, as whoever delivers does.
    await tx.execute(
      lockedWith(
        sql`select coalesce(seen_with_id, id) from contact_identity where contact_id = ${contactId}::bigint`,
      ),
    );
    await holdArrivals(contactId, tx);
    const contact = await lockContactRow(contactId, visibleContacts(actor), tx);
    if (!contact) throw new NotFound('contact');
    const channels = (await listContactChannels(actor, contactId, tx)).filter(
      ({ id, kind, state }) => state === 'active' && (kind === which || String(id) === which),
    );
    if (channels.length === 0) throw new NotFound('channel');
    const ids = channels.map(({ id }) => id);
    await refuseServed(contact.id, ids, tx);
    await cutIdentities(contact.id, ids, tx);
    await tx.execute(sql`
      insert into removed_contact_channel (contact_id, channel_id, removed_at, removed_by_id)
      select ${contact.id}, id, clock_timestamp(), ${actor.userId} from unnest(${sql.param(ids)}::integer[]) as taken (id)
      on conflict (contact_id, channel_id) do update
        set removed_at = excluded.removed_at, removed_by_id = excluded.removed_by_id`);
    for (const channelId of ids)
      await audit(
        actor,
        { action: 'contact.channel-removed', subjectId: contact.id, details: { channelId } },
        tx,
      );
  });
}

async function refuseServed(contactId: number, channelIds: readonly number[], tx: Database): Promise<void> {
  const { rows } = await tx.execute(sql`
    select from interaction where contact_id = ${contactId} and channel_id = any(${sql.param([...channelIds])}::integer[])
      and state not in ('closed', 'refused') and not (state = 'voicemail' and heard_at is not null) limit 1`);
  if (rows.length > 0) refuse('form', 'channel_in_use', undefined, 'conflict');
}

async function cutIdentities(contactId: number, channelIds: readonly number[], tx: Database): Promise<void> {
  const of = sql.param([...channelIds]);
  await tx.execute(sql`
    update contact_identity identity set contact_id = null, linked_by_id = null, seen_with_id = null
    where identity.contact_id = ${contactId}
      and exists (
        select from interaction i where i.identity_id = identity.id and i.contact_id = ${contactId}
          and i.channel_id = any(${of}::integer[]))
      and not exists (
        select from interaction i where i.identity_id = identity.id and i.contact_id = ${contactId}
          and i.channel_id <> all(${of}::integer[]) and ${SINCE_REMOVAL})`);
}
