import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { messages } from '#db/schema/index.ts';
import { findChannel } from '#lib/channels/find-channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { channelReference, short } from './arrival/call.ts';

const STATUSES = ['queued', 'sent', 'delivered', 'read', 'failed'] as const;

export const statusInput = z.object({
  /** The platform's id of the message. */
  externalId: z.string('required').trim().min(1, 'required').max(500, 'too_long'),
  /** `deleted`: its sender took it back. */
  status: z.enum(
    [...STATUSES.slice(1), 'deleted'] as ('sent' | 'delivered' | 'read' | 'failed' | 'deleted')[],
    'invalid',
  ),
  /** The platform's code. */
  reason: short.optional(),
});

export const channelStatusInput = statusInput.extend({ channel: channelReference });

/** What became of a message of an interaction. @throws NotFound */
export async function noteStatus(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.deliver');
  const given = parseInput(statusInput, input);
  const which = sql`interaction_id = ${rowId('interaction', id)} and platform_id = ${given.externalId}`;
  await note(which, given, db);
}

/** The same by the channel: platforms name the message alone. @throws NotFound */
export async function noteChannelStatus(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.deliver');
  const { channel, ...given } = parseInput(channelStatusInput, input);
  const { id } = await findChannel(channel, db);
  await note(sql`channel_id = ${id} and platform_id = ${given.externalId}`, given, db);
}

/** A status moves forward only: an older one that comes later changes nothing. What was taken back leaves a mark. */
async function note(
  which: ReturnType<typeof sql>,
  { status, reason }: z.output<typeof statusInput>,
  db: Database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [message] = await tx
      .select({ id: messages.id, status: messages.status })
      .from(messages)
      .where(and(which))
      .for('no key update');
    if (!message) throw new NotFound('message');
    if (status === 'deleted') {
      await tx.update(messages).set({ body: null, deletedAt: new Date() }).where(eq(messages.id, message.id));
    } else if (movesForward(message.status, status)) {
      const failure = status === 'failed' ? (reason ?? null) : null;
      await tx.update(messages).set({ status, failure }).where(eq(messages.id, message.id));
    }
  });
}

function movesForward(from: (typeof STATUSES)[number] | null, to: (typeof STATUSES)[number]): boolean {
  if (from === 'failed') return false;
  if (to === 'failed') return from === null || from === 'queued' || from === 'sent';
  return from === null || STATUSES.indexOf(to) > STATUSES.indexOf(from);
}
