import { type Database, database } from '#db/client.ts';
import { countListed } from '#lib/blacklist/listed.ts';
import { usualMedium } from '#lib/channels/channel.ts';
import { type ChannelInUse, findChannel } from '#lib/channels/find-channel.ts';
import { countRefused } from '#lib/contacts/blocks/count-refused.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { route } from '#lib/routing/route.ts';
import type { PortfolioSeen } from '#lib/routing/sight.ts';
import { againWhenGone } from './arrival/again-when-gone.ts';
import { type Call, callInput } from './arrival/call.ts';
import {
  continueInteraction,
  countAttempt,
  findLive,
  findRefused,
  type Live,
  type NewMessage,
} from './arrival/continue-interaction.ts';
import { type FoundSender, findSender } from './arrival/find-sender.ts';
import { holdIdentities, type KnownIdentity, type ReadSender, readSender } from './arrival/identities.ts';
import {
  claimKey,
  findAnswered,
  findDelivered,
  holdExternalId,
  settleKey,
} from './arrival/known-delivery.ts';
import { linkLearned } from './arrival/link-learned.ts';
import { isRefused, placeArrival } from './arrival/place-arrival.ts';
import { type Question, type Seen, see } from './arrival/see.ts';
import { tellBroken } from './arrival/tell-broken.ts';
import { endOfBlocked } from './end-of-blocked.ts';
import { lookAgain } from './held/drain-held.ts';
import { saveAtOnce } from './senders/save-at-once.ts';

export interface Delivered {
  id: number;
  /** Made by this delivery; else it was there already, or is refused. */
  created: boolean;
}

/** Everything about one delivery. */
interface Delivery {
  actor: Actor;
  call: Call;
  key: string | null;
  channel: ChannelInUse;
  sender: ReadSender;
  question: Question;
  identities: readonly KnownIdentity[];
  found: FoundSender;
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
  const { heldFor, broken, ...delivered } = await againWhenGone(() => db.transaction(deliver));
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
  const seen = await see(question, tx);
  if (isRefused(seen)) return turnAway(delivery, seen, tx);
  const saved = isNobodys(delivery) ? await saveAtOnce(actor, identities[0]?.id ?? 0, tx) : null;
  if (saved === null) return take(delivery, seen, tx);
  const now = { contactId: saved, mergedFrom: null, candidates: 1 };
  const fromContact = { ...delivery, found: now, question: { ...question, sender: now } };
  const seenNow = await see(fromContact.question, tx);
  return isRefused(seenNow) ? turnAway(fromContact, seenNow, tx) : take(fromContact, seenNow, tx);
}

/** Who writes, not who calls, and could not be one of several. */
function isNobodys({ question, found, identities }: Delivery): boolean {
  return (
    question.medium !== 'voice' && found.contactId === null && found.candidates === 0 && identities.length > 0
  );
}

async function take(delivery: Delivery, seen: Seen, tx: Database): Promise<Arrived> {
  const { channel, question, identities, found } = delivery;
  await linkLearned(identities, found.contactId, tx);
  const isCall = question.medium === 'voice';
  const live = isCall ? null : await findLive(channel.id, identities, found.contactId, tx);
  return live === null ? begin(delivery, seen, tx) : goOn(delivery, live, tx);
}

async function goOn(
  { call, channel, sender, identities, found }: Delivery,
  live: Live,
  tx: Database,
): Promise<Arrived> {
  const whose = { identityId: identities[0]?.id ?? null, contactId: found.contactId };
  await continueInteraction(live, messageOf(call, channel, sender), whose, tx);
  return known(live.id);
}

async function begin(delivery: Delivery, seen: Seen, tx: Database): Promise<Arrived> {
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
      follows: await findAnswered(channel.id, call.inReplyTo ?? [], identities, found.contactId, tx),
    },
    seen,
    tx,
  );
  const heldFor = decision.state === 'held' ? decision.agentId : null;
  return { id, created: true, heldFor, broken: decision.alert && (seen.contact?.portfolio ?? null) };
}

/** The platform is told that all is well, or it would repeat it for days; what was said is not kept. */
async function turnAway(delivery: Delivery, seen: Seen, tx: Database): Promise<Arrived> {
  const { actor, call, channel, question, identities, found } = delivery;
  const { reason } = route(seen);
  if (reason === 'contact_blocked' && found.contactId !== null) await endOfBlocked([found.contactId], tx);
  const before = await findRefused(channel.id, reason, identities, found.contactId, tx);
  const isNew = before === null || (await countAttempt(before.id, call.externalId ?? null, tx));
  if (isNew && reason === 'number_blacklisted_inbound') await countListed(question.phone, 'inbound', tx);
  else if (isNew && found.contactId !== null) await countRefused(found.contactId, tx);
  if (before !== null) return known(before.id);
  const { id } = await placeArrival(
    {
      question,
      identityId: identities[0]?.id ?? null,
      externalId: call.externalId ?? null,
      subject: null,
      timeZone: actor.timeZone,
      message: null,
      key: null,
      follows: null,
    },
    seen,
    tx,
  );
  return known(id);
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
