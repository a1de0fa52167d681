import { and, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { contactIdentities, messages } from '#db/schema/index.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import { countingListed, firstAllowed } from '#lib/blacklist/listed.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';
import { instantField } from '#lib/dates/moment-fields.ts';
import { filledFor } from '#lib/templates/fill-text.ts';
import { givenText, templateReference } from '#lib/templates/find-template.ts';
import { externalId, messageBody } from './arrival/call.ts';
import { addNote, changeInteraction } from './changing/change-interaction.ts';
import { lockInteraction, requireOwn, requireState } from './changing/lock-interaction.ts';
import { noteMessage } from './changing/note-interactions.ts';
import type { InteractionRow } from './reading/interaction-view.ts';

export const messageInput = z.object({
  /** `outbound` replies; `inbound` is what the platform received; `note` stays among agents. */
  direction: z.enum(['outbound', 'inbound', 'note'], 'invalid').optional(),
  body: messageBody.optional(),
  /** Instead of a body, of a reply alone. */
  template: templateReference.optional(),
  externalId: externalId.optional(),
  sentAt: instantField.optional(),
  /** The last message the writer has read: a newer one of the customer refuses the reply. */
  after: z.union([z.literal('').transform(() => undefined), idField()]).optional(),
});

type Given = z.output<typeof messageInput>;
type Said = Given & { body: string };

/**
 * Variables of a reply are filled in with the contact's values as they are now.
 * @returns the message's id; of one that the platform delivered already, the id it has
 * @throws Refused (conflict), or naming a variable that has no value and no default
 */
export async function sendMessage(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<number> {
  authorize(actor, 'interactions.serve');
  const given = parseInput(messageInput, input);
  if (given.template && (given.direction ?? 'outbound') !== 'outbound') refuse('template', 'invalid');
  const work = async (tx: Database) => {
    const row = await lockInteraction(actor, id, tx);
    const written = (await givenText(actor, given, tx)) ?? refuse('body', 'required');
    const said = { ...given, body: written };
    if (given.direction === 'note') {
      await addNote(row, actor.userId, written, tx);
      return lastMessage(id, tx);
    }
    if (given.direction === 'inbound') return receive(actor, row, said, tx);
    requireOwn(actor, row);
    requireState(row, 'open');
    await refuseUnread(id, given.after, tx);
    await refuseListed(row, 'outbound', tx);
    return reply(actor, row, { ...said, body: await filledFor(actor, row.contactId, written, tx) }, tx);
  };
  return countingListed(db, () => db.transaction(work));
}

async function refuseUnread(id: number, after: number | undefined, tx: Database): Promise<void> {
  if (after === undefined) return;
  const unread = and(
    eq(messages.interactionId, id),
    eq(messages.direction, 'inbound'),
    gt(messages.id, after),
  );
  const [newer] = await tx.select({ id: messages.id }).from(messages).where(unread).limit(1);
  if (newer) refuse('body', 'customer_wrote', undefined, 'conflict');
}

/** A number may have been listed since it was served. @throws ListedNumber */
async function refuseListed(
  { identityId, medium }: InteractionRow,
  direction: Direction,
  tx: Database,
): Promise<void> {
  if (identityId === null || medium === 'email') return;
  const [identity] = await tx
    .select({ kind: contactIdentities.kind, value: contactIdentities.value })
    .from(contactIdentities)
    .where(eq(contactIdentities.id, identityId));
  if (identity?.kind === 'phone') await firstAllowed('body', [identity.value], direction, tx);
}

async function reply(actor: Actor, row: InteractionRow, given: Said, tx: Database): Promise<number> {
  const { id, channelId, contactId } = row;
  const message = await insert(
    row,
    given,
    { direction: 'outbound', authorId: actor.userId, status: 'queued' },
    tx,
  );
  const first =
    row.firstAnswerAt === null && row.direction === 'inbound' ? { firstAnswerAt: new Date() } : {};
  await changeInteraction(id, { ...first, waitsSince: null }, [], tx);
  if (contactId !== null) await recordInteractions([{ contactId, opened: 0, lastAt: new Date() }], tx);
  await noteMessage('message.sent', message ?? undefined, tx);
  return message ?? messageOf(channelId, given.externalId, tx);
}

/** By the interaction's id instead of the sender. */
async function receive(actor: Actor, row: InteractionRow, given: Said, tx: Database): Promise<number> {
  authorize(actor, 'interactions.deliver');
  requireState(row, 'waiting', 'offered', 'open', 'held');
  await refuseListed(row, 'inbound', tx);
  const message = await insert(row, given, { direction: 'inbound' }, tx);
  if (message === null) return messageOf(row.channelId, given.externalId, tx);
  await changeInteraction(row.id, { waitsSince: sql`coalesce(waits_since, now())` as never }, [], tx);
  if (row.contactId !== null)
    await recordInteractions([{ contactId: row.contactId, opened: 0, lastAt: new Date() }], tx);
  await noteMessage('message.received', message, tx);
  return message;
}

async function insert(
  { id, channelId }: InteractionRow,
  given: Said,
  rest: Pick<typeof messages.$inferInsert, 'direction' | 'authorId' | 'status'>,
  tx: Database,
): Promise<number | null> {
  const platformId = given.externalId ?? null;
  const [made] = await tx
    .insert(messages)
    .values({ interactionId: id, channelId, body: given.body, platformId, sentAt: given.sentAt, ...rest })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  return made?.id ?? null;
}

async function messageOf(
  channelId: number,
  platformId: string | null | undefined,
  tx: Database,
): Promise<number> {
  const [known] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.channelId, channelId), eq(messages.platformId, platformId ?? '')));
  return known?.id ?? refuse('externalId', 'invalid');
}

async function lastMessage(id: number, tx: Database): Promise<number> {
  const [last] = await tx
    .select({ id: sql<number>`max(${messages.id})` })
    .from(messages)
    .where(eq(messages.interactionId, id));
  return last?.id ?? 0;
}
