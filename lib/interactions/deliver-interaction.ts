import { type Database, database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { usualMedium } from '#lib/channels/channel.ts';
import { type ChannelInUse, findChannel } from '#lib/channels/find-channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { PortfolioSeen } from '#lib/routing/routing-facts.ts';
import { againWhenChanged } from './arrival/again-when-changed.ts';
import { type Call, callInput } from './arrival/call.ts';
import { continueInteraction, type Live, liveOf, type NewMessage } from './arrival/continue-interaction.ts';
import type { Delivery } from './arrival/delivery.ts';
import { findSender } from './arrival/find-sender.ts';
import { holdIdentities, type ReadSender, readSender } from './arrival/identities.ts';
import {
  claimKey,
  findAnswered,
  findDelivered,
  holdExternalId,
  settleKey,
} from './arrival/known-delivery.ts';
import { learnedOf, linkLearned } from './arrival/link-learned.ts';
import { isRefused, placeArrival } from './arrival/place-arrival.ts';
import { type ArrivalFacts, type Question, readFacts } from './arrival/read-facts.ts';
import { tellBroken } from './arrival/tell-broken.ts';
import { turnAway } from './arrival/turn-away.ts';
import { lookAgain } from './held/drain-held.ts';
import { saveAtOnce } from './senders/save-at-once.ts';

export interface Delivered {
  id: number;
  /** Made by this delivery; else it was there already, or is refused. */
  created: boolean;
}

/**
 * Takes what a platform delivers: finds who it is from and where it goes, in one transaction with the slot it takes. A message of
 * somebody who is being served on this channel is added to that interaction. Repeating it is safe: by `key`, the client's own
 * name for this delivery, and by the platform's id. What ended as held is looked at once more after the commit.
 * @throws Refused for an unknown channel, no sender, or a key that came with another body
 */
export async function deliverInteraction(
  actor: Actor,
  input: unknown,
  key: string | null = null,
  db: Database = database(),
): Promise<Delivered> {
  authorize(actor, 'interactions.deliver');
  const call = parseInput(callInput, input);
  const channel = await findChannel(call.channel, db);
  const sender = readSender(call.from ?? {}, channel);
  const medium = call.medium ?? usualMedium(channel.kind);
  if (medium !== 'voice' && sender.withheld && !call.contactId && !call.clientCode)
    refuse('from', 'sender_required');
  const deliver = async (tx: Database) => {
    const repeated = key === null ? null : await claimKey(actor.userId, key, input, tx);
    if (repeated !== null) return known(repeated);
    const arrived = await arrive(actor, { call, key }, { channel, sender, medium }, tx);
    if (key !== null && !arrived.created) await settleKey(actor.userId, key, arrived.id, tx);
    return arrived;
  };
  const { heldFor, broken, ...delivered } = await againWhenChanged(() => db.transaction(deliver));
  if (heldFor !== null) await lookAgain(heldFor, db);
  if (broken !== null) await tellBroken(broken, db);
  return delivered;
}

interface Arrived extends Delivered {
  /** Whose room is looked at once more. */
  heldFor: number | null;
  /** The portfolio in which routing found something to mend. */
  broken: PortfolioSeen | null;
}

function known(id: number): Arrived {
  return { id, created: false, heldFor: null, broken: null };
}

async function arrive(
  actor: Actor,
  { call, key }: Pick<Delivery, 'call' | 'key'>,
  { channel, sender, medium }: Pick<Delivery, 'channel' | 'sender'> & Pick<Question, 'medium'>,
  tx: Database,
): Promise<Arrived> {
  const externalId = call.externalId ?? null;
  const identities = await holdIdentities(sender, tx);
  if (externalId !== null && identities.length === 0) await holdExternalId(channel.id, externalId, tx);
  const before = externalId === null ? null : await findDelivered(channel.id, externalId, tx);
  if (before !== null) return known(before);
  const found = await findSender(call, sender, identities, tx);
  const question: Question = {
    medium,
    sender: found,
    withheld: sender.withheld && found.contactId === null,
    phone: sender.phone,
    service: call.service ?? null,
    channelId: channel.id,
    callerWaits: medium === 'voice' ? (call.callerWaits ?? null) : null,
  };
  const delivery = { actor, call, key, channel, sender, question, identities, found };
  const seen = await seeOn(delivery, tx);
  if (isRefused(seen)) return known(await turnAway(delivery, seen, tx));
  const saved = isNobodys(delivery) ? await saveAtOnce(actor, identities[0]?.id ?? 0, tx) : null;
  if (saved === null) return take(delivery, seen, tx);
  const now = { contactId: saved, mergedFrom: null, candidates: 1 };
  const fromContact = { ...delivery, found: now, question: { ...question, sender: now } };
  const seenNow = await seeOn(fromContact, tx);
  if (isRefused(seenNow)) return known(await turnAway(fromContact, seenNow, tx));
  return take(fromContact, seenNow, tx);
}

/** With what the sender is being served in on this channel; a call is never added to anything. */
function seeOn({ channel, question, identities, found }: Delivery, tx: Database): Promise<ArrivalFacts> {
  const isCall = question.medium === 'voice';
  return readFacts(question, tx, isCall ? undefined : liveOf(channel.id, identities, found.contactId));
}

/** Who writes, not who calls, and could not be one of several. */
function isNobodys({ question, found, identities }: Delivery): boolean {
  return (
    question.medium !== 'voice' && found.contactId === null && found.candidates === 0 && identities.length > 0
  );
}

function take(delivery: Delivery, seen: ArrivalFacts, tx: Database): Promise<Arrived> {
  return seen.live === null ? begin(delivery, seen, tx) : goOn(delivery, seen.live, tx);
}

async function goOn(
  { call, channel, sender, identities, found }: Delivery,
  live: Live,
  tx: Database,
): Promise<Arrived> {
  const whose = { identityId: identities[0]?.id ?? null, contactId: found.contactId };
  const learned = learnedOf(identities, found.contactId);
  if (learned.length > 0) await executeKept(linkLearned(learned, found.contactId), tx);
  await continueInteraction(live, messageOf(call, channel, sender), whose, tx);
  return known(live.id);
}

async function begin(delivery: Delivery, seen: ArrivalFacts, tx: Database): Promise<Arrived> {
  const { actor, call, key, channel, sender, question, identities, found } = delivery;
  const says = question.medium !== 'voice' || call.body;
  const { id, decision } = await placeArrival(
    {
      question,
      identityId: identities[0]?.id ?? null,
      externalId: question.medium === 'voice' ? (call.externalId ?? null) : null,
      subject: call.subject ?? null,
      timeZone: actor.timeZone,
      message: says ? messageOf(call, channel, sender) : null,
      key: key === null ? null : { userId: actor.userId, key },
      learned: learnedOf(identities, found.contactId),
      follows: await findAnswered(channel.id, call.inReplyTo ?? [], identities, found.contactId, tx),
    },
    seen,
    tx,
  );
  const heldFor = decision.state === 'held' ? decision.agentId : null;
  return { id, created: true, heldFor, broken: decision.alert && (seen.contact?.portfolio ?? null) };
}

function messageOf(call: Call, channel: ChannelInUse, sender: ReadSender): NewMessage {
  return {
    channelId: channel.id,
    body: call.body ?? null,
    platformId: call.externalId ?? null,
    sentAt: call.sentAt ?? null,
    senderName: sender.inGroup ? (sender.name ?? sender.username) : null,
  };
}
