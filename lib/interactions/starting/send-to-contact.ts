import { type Database, database } from '#db/client.ts';
import { countingListed } from '#lib/blacklist/listed.ts';
import { usualMedium } from '#lib/channels/channel.ts';
import { type ChannelInUse, findChannel } from '#lib/channels/find-channel.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { filledFor } from '#lib/templates/fill-text.ts';
import { givenText, templateReference } from '#lib/templates/find-template.ts';
import { callInput } from '../arrival/call.ts';
import { findLive } from '../arrival/continue-interaction.ts';
import { holdArrivals } from '../arrival/find-sender.ts';
import { holdIdentities } from '../arrival/identities.ts';
import { claimKey, findDelivered, holdExternalId, settleKey } from '../arrival/known-delivery.ts';
import { changeInteraction } from '../changing/change-interaction.ts';
import { lockInteraction } from '../changing/lock-interaction.ts';
import type { Started } from '../start-interaction.ts';
import { type Addressee, destinationOf, findAddressee, refuseBlocked } from './addressee.ts';
import { insertSent, insertStarted } from './insert-started.ts';

export const sendInput = callInput
  .pick({
    channel: true,
    contactId: true,
    clientCode: true,
    to: true,
    subject: true,
    body: true,
    externalId: true,
  })
  .extend({ template: templateReference.optional() });

/**
 * Sends a contact one message without serving them: `{ channel, clientCode | contactId, to?, subject?, body | template }`. It takes no
 * slot, and what they answer arrives like anything they write. Where they are being served on that channel it is added there.
 * Refused: a call, a blocked contact, a number on the outbound blacklist, a variable without a value, and for agents an interaction
 * of somebody else.
 */
export async function sendToContact(
  actor: Actor,
  input: unknown,
  key: string | null = null,
  db: Database = database(),
): Promise<Started> {
  authorize(actor, 'interactions.serve');
  const given = parseInput(sendInput, input);
  const channel = await findChannel(given.channel, db);
  const externalId = given.externalId ?? null;
  const work = async (tx: Database): Promise<Started> => {
    const repeated = key === null ? null : await claimKey(actor.userId, key, input, tx);
    if (repeated !== null) return { id: repeated, created: false };
    if (externalId !== null) await holdExternalId(channel.id, externalId, tx);
    const known = externalId === null ? null : await findDelivered(channel.id, externalId, tx);
    if (known !== null) return { id: known, created: false };
    const contact = await findAddressee(actor, given, tx);
    const unfilled = (await givenText(actor, given, tx)) ?? refuse('body', 'required');
    const text = await filledFor(actor, contact.id, unfilled, tx);
    const { to = null, subject = null } = given;
    const sent = await sendText(actor, { contact, channel, to, subject, text, externalId }, tx);
    if (key !== null) await settleKey(actor.userId, key, sent.id, tx);
    return { id: sent.id, created: sent.created };
  };
  return countingListed(db, () => db.transaction(work));
}

interface Sending {
  contact: Addressee;
  channel: ChannelInUse;
  to: string | null;
  subject: string | null;
  /** As it goes out. */
  text: string;
  externalId: string | null;
}

/** @throws Refused where it cannot be sent */
export async function sendText(
  actor: Actor,
  { contact, channel, to, subject, text, externalId }: Sending,
  tx: Database,
): Promise<Started & { messageId: number }> {
  const medium = usualMedium(channel.kind);
  if (medium === 'voice') refuse('channel', 'channel_without_text');
  if (contact.blocked) refuse('contactId', 'contact_blocked', undefined, 'conflict');
  const destination = await destinationOf(contact, channel, to, tx);
  const identities = await holdIdentities(destination, tx);
  await holdArrivals(contact.id, tx);
  await refuseBlocked(contact.id, tx);
  const live = await findLive(channel.id, identities, contact.id, tx);
  await recordInteractions([{ contactId: contact.id, opened: 0, lastAt: new Date() }], tx);
  if (live) {
    const messageId = await addTo(actor, live.id, { text, externalId }, tx);
    return { id: live.id, created: false, messageId };
  }
  const call = { medium, subject, externalId };
  const identityId = identities[0]?.id ?? null;
  const { id, messageId } = await insertStarted(
    actor,
    { call, text, channelId: channel.id, identityId, contact, isOver: true },
    tx,
  );
  await audit(actor, { action: 'interaction.started', subjectId: id }, tx);
  return { id, created: true, messageId: messageId ?? 0 };
}

/** Who waits there for an answer goes on waiting. */
async function addTo(
  actor: Actor,
  id: number,
  message: { text: string; externalId: string | null },
  tx: Database,
): Promise<number> {
  const row = await lockInteraction(actor, id, tx);
  if (row.agentId !== actor.userId && !can(actor, 'interactions.manage'))
    refuse('channel', 'interaction_live', { interactionId: id }, 'conflict');
  const messageId = await insertSent(actor, id, row.channelId, message, tx);
  await changeInteraction(id, {}, [], tx);
  return messageId;
}
