import { and, eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { messages } from '#db/schema/index.ts';
import { findChannel } from '#lib/channels/find-channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, rowId } from '#lib/core/row-id.ts';
import { channelReference, short } from './arrival/call.ts';

const STATUSES = ['queued', 'sent', 'delivered', 'read', 'failed'] as const;

export const statusInput = z.object({
  /** Ours, of a message that the platform sends for us; beside it the platform's id is noted, by which it reports later. */
  messageId: idField().optional(),
  /** The platform's id of the message. */
  externalId: z.string('invalid').trim().min(1, 'required').max(500, 'too_long').optional(),
  /** `deleted`: its sender took it back. */
  status: z.enum(
    [...STATUSES.slice(1), 'deleted'] as ('sent' | 'delivered' | 'read' | 'failed' | 'deleted')[],
    'invalid',
  ),
  /** The platform's code. */
  reason: short.optional(),
});

export const channelStatusInput = statusInput.extend({ channel: channelReference });

/** What became of a message of an interaction. @throws NotFound, Refused */
export async function noteStatus(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.deliver');
  const given = parseInput(statusInput, input);
  await note(eq(messages.interactionId, rowId('interaction', id)), given, db);
}

/** The same by the channel: platforms name the message alone. @throws NotFound, Refused */
export async function noteChannelStatus(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.deliver');
  const { channel, ...given } = parseInput(channelStatusInput, input);
  const { id } = await findChannel(channel, db);
  await note(eq(messages.channelId, id), given, db);
}

/** A status moves forward only: an older one that comes later changes nothing. What was taken back leaves a mark. */
async function note(among: SQL, given: z.output<typeof statusInput>, db: Database): Promise<void> {
  const { messageId, externalId = null, status, reason } = given;
  if (messageId === undefined && externalId === null) refuse('externalId', 'required');
  const which =
    messageId === undefined
      ? eq(messages.platformId, externalId ?? '')
      : and(eq(messages.id, messageId), eq(messages.direction, 'outbound'));
  await db.transaction(async (tx) => {
    const [message] = await tx.select().from(messages).where(and(among, which)).for('no key update');
    if (!message) throw new NotFound('message');
    if (externalId !== null && message.platformId !== externalId) await learnId(message, externalId, tx);
    if (status === 'deleted') {
      await tx.update(messages).set({ body: null, deletedAt: new Date() }).where(eq(messages.id, message.id));
    } else if (movesForward(message.status, status)) {
      const failure = status === 'failed' ? (reason ?? null) : null;
      await tx.update(messages).set({ status, failure }).where(eq(messages.id, message.id));
    }
  });
}

/** What the platform calls a message that it sent for us. @throws Refused (conflict) where one of the two has another name */
async function learnId(
  { id, channelId, platformId }: typeof messages.$inferSelect,
  externalId: string,
  tx: Database,
): Promise<void> {
  const named = and(eq(messages.channelId, channelId), eq(messages.platformId, externalId));
  if (platformId !== null || (await tx.$count(messages, named)) > 0)
    refuse('externalId', 'message_named', undefined, 'conflict');
  await tx.update(messages).set({ platformId: externalId }).where(eq(messages.id, id));
}

function movesForward(from: (typeof STATUSES)[number] | null, to: (typeof STATUSES)[number]): boolean {
  if (from === 'failed') return false;
  if (to === 'failed') return from === null || from === 'queued' || from === 'sent';
  return from === null || STATUSES.indexOf(to) > STATUSES.indexOf(from);
}
