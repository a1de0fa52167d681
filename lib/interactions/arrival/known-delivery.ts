import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { refuse } from '#lib/core/errors.ts';
import type { KnownIdentity } from './identities.ts';

/** Keys that tell deliveries apart are kept as long as anybody repeats one. */
export const KEYS_KEPT_DAYS = 7;

/**
 * Claims a client's key for this delivery, or finds what it was delivered as. Of two at once the second waits for the first.
 * @returns the interaction of a repeated delivery
 * @throws Refused when the key came with another body
 */
export async function claimKey(
  userId: number,
  key: string,
  body: unknown,
  tx: Database,
): Promise<number | null> {
  const hash = createHash('sha256').update(canonical(body)).digest('hex');
  const { rowCount } = await executeKept(
    sql`insert into idempotency_key (user_id, key, body_hash) values (${userId}, ${key}, ${hash}) on conflict do nothing`,
    tx,
  );
  if (rowCount === 1) return null;
  const { rows } = await tx.execute<{ body_hash: string; interaction_id: number | null }>(sql`
    select body_hash, interaction_id from idempotency_key where user_id = ${userId} and key = ${key}`);
  const [known] = rows;
  if (known?.body_hash !== hash) refuse('form', 'idempotency_key_reused');
  return known.interaction_id;
}

export async function settleKey(
  userId: number,
  key: string,
  interactionId: number,
  tx: Database,
): Promise<void> {
  await tx.execute(sql`
    update idempotency_key set interaction_id = ${interactionId} where user_id = ${userId} and key = ${key}`);
}

/** The interaction that a platform's id was delivered as: of a call, or of a message. */
export async function findDelivered(
  channelId: number,
  externalId: string,
  tx: Database,
): Promise<number | null> {
  const { rows } = await executeKept<{ id: number }>(
    sql`
      select interaction_id as id from message where channel_id = ${channelId} and platform_id = ${externalId}
      union all
      select id from interaction where channel_id = ${channelId} and external_id = ${externalId} limit 1`,
    tx,
  );
  return rows[0]?.id ?? null;
}

/** The last interaction of this sender with one of these messages in it: that which an e-mail says it answers. */
export async function findAnswered(
  channelId: number,
  messageIds: readonly string[],
  identities: readonly KnownIdentity[],
  contactId: number | null,
  tx: Database,
): Promise<number | null> {
  if (messageIds.length === 0) return null;
  const ids = sql.param(identities.map(({ id }) => id));
  const { rows } = await tx.execute<{ id: number }>(sql`
    select i.id from message m join interaction i on i.id = m.interaction_id
    where m.channel_id = ${channelId} and m.platform_id = any(${sql.param([...messageIds])}::text[])
      and (i.contact_id = ${contactId}::bigint or i.identity_id = any(${ids}::bigint[]))
    order by i.id desc limit 1`);
  return rows[0]?.id ?? null;
}

const DELIVERIES = 7_421_004;

/** Lets deliveries of one platform's id take turns, where they share no identity. */
export async function holdExternalId(channelId: number, externalId: string, tx: Database): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(${DELIVERIES}, hashtext(${`${channelId} ${externalId}`}))`,
  );
}

/** The same text for bodies that say the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
