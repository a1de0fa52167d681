import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Call } from '../arrival/call.ts';
import { protocolOf } from '../arrival/protocol-of.ts';
import { noteInteractions, noteMessage } from '../changing/note-interactions.ts';
import type { Addressee } from './addressee.ts';

interface Begun {
  call: Pick<Call, 'subject' | 'externalId'> & { medium: string };
  /** The first message, as it goes out. */
  text: string | null;
  channelId: number;
  identityId: number | null;
  contact: Addressee;
  /** A message that nobody waits with: over as soon as it is sent. */
  isOver?: boolean;
}

/** Writes an interaction that somebody has begun, with the first message where there is one. */
export async function insertStarted(
  actor: Actor,
  begun: Begun,
  tx: Database,
): Promise<{ id: number; messageId: number | null }> {
  const { call, text, channelId, identityId, contact, isOver = false } = begun;
  const { medium, subject = null, externalId = null } = call;
  const steps = [{ rule: 'start', result: isOver ? 'sent' : 'by', saw: { agent: actor.userId } }];
  const [state, agentId, reason] = isOver
    ? (['closed', null, 'message_sent'] as const)
    : (['open', actor.userId, null] as const);
  const { rows } = await tx.execute<{ id: number }>(sql`
    with new as (select nextval(pg_get_serial_sequence('interaction', 'id')) as id)
    insert into interaction (id, protocol, channel_id, medium, direction, external_id, contact_id, identity_id, state,
      agent_id, priority, subject, arrived_at, opened_at, closed_at, closed_reason, explanation)
    select id, ${protocolOf(sql`id`, actor.timeZone)}, ${channelId},
      ${medium}, 'outbound', ${medium === 'voice' ? externalId : null}, ${contact.id}, ${identityId}, ${state},
      ${agentId}::integer, ${contact.priority ?? 2}, ${subject}, now(), now(), case when ${isOver} then now() end,
      ${reason}::text, ${JSON.stringify(steps)}::jsonb
    from new returning id`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('no interaction made');
  await noteInteractions([isOver ? 'interaction.closed' : 'interaction.opened'], [id], tx);
  const message = { externalId: medium === 'voice' ? null : externalId, text };
  const messageId = text === null ? null : await insertSent(actor, id, channelId, { ...message, text }, tx);
  return { id, messageId };
}

/** A message for the platform to send. @returns its id */
export async function insertSent(
  actor: Actor,
  id: number,
  channelId: number,
  { text, externalId = null }: { text: string; externalId?: string | null },
  tx: Database,
): Promise<number> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    insert into message (interaction_id, channel_id, direction, author_id, body, platform_id, status)
    values (${id}, ${channelId}, 'outbound', ${actor.userId}, ${text}, ${externalId}, 'queued')
    returning id`);
  const messageId = rows[0]?.id ?? 0;
  await noteMessage('message.sent', messageId, tx);
  return messageId;
}
