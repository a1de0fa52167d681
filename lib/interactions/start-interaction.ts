import { type Database, database } from '#db/client.ts';
import { countingListed } from '#lib/blacklist/listed.ts';
import { usualMedium } from '#lib/channels/channel.ts';
import { findChannel } from '#lib/channels/find-channel.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { takeSlot } from '#lib/presence/slots.ts';
import { filledFor } from '#lib/templates/fill-text.ts';
import { givenText, templateReference } from '#lib/templates/find-template.ts';
import { callInput } from './arrival/call.ts';
import { findLive } from './arrival/continue-interaction.ts';
import { holdArrivals } from './arrival/find-sender.ts';
import { holdIdentities } from './arrival/identities.ts';
import { claimKey, settleKey } from './arrival/known-delivery.ts';
import { destinationOf, findAddressee, refuseBlocked } from './starting/addressee.ts';
import { insertStarted } from './starting/insert-started.ts';
import { refuseSlot } from './take-next.ts';

export const startInput = callInput
  .pick({
    channel: true,
    medium: true,
    contactId: true,
    clientCode: true,
    to: true,
    subject: true,
    body: true,
    externalId: true,
  })
  .extend({ template: templateReference.optional() });

export interface Started {
  id: number;
  created: boolean;
}

/**
 * Begins an interaction with a contact the actor sees, on a channel on which they can be reached: `{ channel, contactId |
 * clientCode, to?, subject?, body? | template? }`. It takes one of the actor's slots, also while they are paused. Refused: a blocked contact, a
 * number on the outbound blacklist, somebody who is being served on this channel already, a variable without a value, and no free slot.
 */
export async function startInteraction(
  actor: Actor,
  input: unknown,
  key: string | null = null,
  db: Database = database(),
): Promise<Started> {
  authorize(actor, 'interactions.serve');
  const given = parseInput(startInput, input);
  const channel = await findChannel(given.channel, db);
  const medium = given.medium ?? usualMedium(channel.kind);
  const work = async (tx: Database): Promise<Started> => {
    const repeated = key === null ? null : await claimKey(actor.userId, key, input, tx);
    if (repeated !== null) return { id: repeated, created: false };
    const contact = await findAddressee(actor, given, tx);
    if (contact.blocked) refuse('contactId', 'contact_blocked', undefined, 'conflict');
    const destination = await destinationOf(contact, channel, given.to ?? null, tx);
    const unfilled = await givenText(actor, given, tx);
    const text = unfilled === null ? null : await filledFor(actor, contact.id, unfilled, tx);
    const identities = await holdIdentities(destination, tx);
    await holdArrivals(contact.id, tx);
    await refuseBlocked(contact.id, tx);
    const live = medium === 'voice' ? null : await findLive(channel.id, identities, contact.id, tx);
    if (live) refuse('channel', 'interaction_live', { interactionId: live.id }, 'conflict');
    await recordInteractions([{ contactId: contact.id, opened: 1, lastAt: new Date() }], tx);
    if (!(await takeSlot(actor.userId, medium, tx, { always: true }))) await refuseSlot(actor.userId, tx);
    const identityId = identities[0]?.id ?? null;
    const begun = { call: { ...given, medium }, text, channelId: channel.id, identityId, contact };
    const { id } = await insertStarted(actor, begun, tx);
    if (key !== null) await settleKey(actor.userId, key, id, tx);
    await audit(actor, { action: 'interaction.started', subjectId: id }, tx);
    return { id, created: true };
  };
  return countingListed(db, () => db.transaction(work));
}
