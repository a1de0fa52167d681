import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import { noteInteractions, noteMessage } from '../changing/note-interactions.ts';
import type { KnownIdentity } from './identities.ts';

export interface NewMessage {
  channelId: number;
  body: string | null;
  platformId: string | null;
  sentAt: Date | null;
  /** Who wrote inside a group. */
  senderName: string | null;
}

export interface Live {
  id: number;
  contactId: number | null;
}

/** An interaction on this channel that somebody is still served in; a call is never continued by another one. */
export async function findLive(
  channelId: number,
  identities: readonly KnownIdentity[],
  contactId: number | null,
  tx: Database,
): Promise<Live | null> {
  return foundBy(liveOf(channelId, identities, contactId), tx);
}

/** The same as an expression, for who looks at everything at once. */
export function liveOf(
  channelId: number,
  identities: readonly KnownIdentity[],
  contactId: number | null,
): SQL {
  return firstOf(sql`channel_id = ${channelId} and ${IS_LIVE}`, identities, contactId);
}

const IS_LIVE = sql`state in ('waiting', 'offered', 'open', 'held') and medium <> 'voice'`;

/** Where attempts of somebody who is refused for this reason are counted. */
export async function findRefused(
  channelId: number,
  reason: string | null,
  identities: readonly KnownIdentity[],
  contactId: number | null,
  tx: Database,
): Promise<Live | null> {
  const which = sql`channel_id = ${channelId} and state = 'refused' and closed_reason = ${reason}`;
  return foundBy(firstOf(which, identities, contactId), tx);
}

async function foundBy(first: SQL, tx: Database): Promise<Live | null> {
  const { rows } = await executeKept<{ found: Live | null }>(sql`select ${first} as found`, tx);
  return rows[0]?.found ?? null;
}

/** The oldest, locked until the transaction ends. */
function firstOf(which: SQL, identities: readonly KnownIdentity[], contactId: number | null): SQL {
  const ids = sql.param(identities.map(({ id }) => id));
  return sql`(
    select json_build_object('id', id, 'contactId', contact_id) from interaction where id in (
      select id from interaction where identity_id = any(${ids}::bigint[]) and ${which}
      union all
      select id from interaction where contact_id = ${contactId}::bigint and ${which}
    ) and ${which} order by id limit 1 for update)`;
}

/**
 * Adds a message of the sender: no routing, no second slot; the place and the moment of arrival stay. Who was unknown until now is
 * linked to the contact they have become.
 */
export async function continueInteraction(
  live: Live,
  message: NewMessage,
  { identityId, contactId }: { identityId: number | null; contactId: number | null },
  tx: Database,
): Promise<void> {
  const messageId = await insertInbound(live.id, message, tx);
  // The identity that came now is the one that comes again: platforms stop sending numbers.
  await tx.execute(sql`
    update interaction set sequence = sequence + 1, waits_since = coalesce(waits_since, now()),
      contact_id = coalesce(contact_id, ${contactId}::bigint),
      identity_id = case when exists (
        select from interaction other where other.identity_id = ${identityId}::bigint
          and other.state in ('waiting', 'offered', 'open', 'held') and other.medium <> 'voice'
          and other.channel_id = interaction.channel_id and other.id <> interaction.id
      ) then identity_id else coalesce(${identityId}::bigint, identity_id) end
    where id = ${live.id}`);
  const whose = live.contactId ?? contactId;
  const opened = live.contactId === null ? 1 : 0;
  if (whose !== null) await recordInteractions([{ contactId: whose, opened, lastAt: new Date() }], tx);
  if (live.contactId === null && whose !== null)
    await noteInteractions(['interaction.linked'], [live.id], tx);
  await noteMessage('message.received', messageId, tx);
}

async function insertInbound(id: number, message: NewMessage, tx: Database): Promise<number | undefined> {
  const { rows } = await executeKept<{ id: number }>(
    insertMessage(sql`select ${id}::bigint as id`, message),
    tx,
  );
  return rows[0]?.id;
}

/** Into the interactions that `which` selects the ids of; without a message nothing. */
export function insertMessage(which: SQL, message: NewMessage | null): SQL {
  const { channelId = null, body = null, platformId = null, senderName = null, sentAt } = message ?? {};
  return sql`
    insert into message (interaction_id, channel_id, direction, sender_name, body, platform_id, sent_at)
    select which.id, ${channelId}::integer, 'inbound', ${senderName}, ${body}, ${platformId},
      coalesce(${sentAt?.toISOString() ?? null}::timestamptz, now())
    from (${which}) as which where ${message !== null}::boolean returning id`;
}

/**
 * Counts one more attempt of somebody who is refused; nothing of it is kept but the moment. @returns whether it was one: the last
 * may come twice
 */
export async function countAttempt(id: number, externalId: string | null, tx: Database): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    update interaction set attempts = attempts + 1, sequence = sequence + 1, arrived_at = now(), external_id = ${externalId}
    where id = ${id} and external_id is distinct from ${externalId} or id = ${id} and ${externalId}::text is null`);
  return rowCount === 1;
}
