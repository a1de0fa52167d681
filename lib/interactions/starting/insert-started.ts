import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Call } from '../arrival/call.ts';
import type { Addressee } from './addressee.ts';

/** Writes an interaction that its agent has begun, with the first message where there is one. */
export async function insertStarted(
  actor: Actor,
  call: Pick<Call, 'subject' | 'body' | 'externalId'> & { medium: string },
  channelId: number,
  identityId: number | null,
  contact: Addressee,
  tx: Database,
): Promise<number> {
  const { medium, subject = null, body = null, externalId = null } = call;
  const started = [{ rule: 'start', result: 'by', saw: { agent: actor.userId } }];
  const { rows } = await tx.execute<{ id: number }>(sql`
    with new as (select nextval(pg_get_serial_sequence('interaction', 'id')) as id)
    insert into interaction (id, protocol, channel_id, medium, direction, external_id, contact_id, identity_id, state,
      agent_id, priority, subject, arrived_at, opened_at, explanation)
    select id, to_char(now() at time zone ${actor.timeZone}, 'YYYYMMDD') || '-' || lpad(id::text, 6, '0'), ${channelId},
      ${medium}, 'outbound', ${medium === 'voice' ? externalId : null}, ${contact.id}, ${identityId}, 'open',
      ${actor.userId}, ${contact.priority ?? 2}, ${subject}, now(), now(), ${JSON.stringify(started)}::jsonb
    from new returning id`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('no interaction made');
  if (body !== null && body.trim() !== '') {
    await tx.execute(sql`
      insert into message (interaction_id, channel_id, direction, author_id, body, platform_id, status)
      values (${id}, ${channelId}, 'outbound', ${actor.userId}, ${body}, ${medium === 'voice' ? null : externalId}, 'queued')`);
  }
  return id;
}
