import { inArray, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts, services, users } from '#db/schema/index.ts';
import { usualMedium } from '#lib/channels/channel.ts';
import { type ChannelInUse, findChannel } from '#lib/channels/find-channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Decision } from '#lib/routing/decision.ts';
import type { StepNames } from '#lib/routing/explain.ts';
import { route } from '#lib/routing/route.ts';
import { callInput } from './arrival/call.ts';
import { findSender } from './arrival/find-sender.ts';
import { knownIdentities, readSender } from './arrival/identities.ts';
import { readFacts } from './arrival/read-facts.ts';
import { stepNames } from './reading/step-names.ts';

export const simulationInput = callInput
  .pick({ medium: true, contactId: true, clientCode: true, from: true, service: true, callerWaits: true })
  .extend({ channel: callInput.shape.channel.optional() });

export interface Simulation {
  decision: Decision;
  contact: { id: number; name: string; clientCode: string | null } | null;
  candidates: number;
  agent: { id: number; name: string; email: string } | null;
  service: { id: number; name: string } | null;
  /** Where a forwarded call would go. */
  phone: string | null;
  names: StepNames;
}

/**
 * What would happen if this contact, or whoever has this number, called or wrote now: `{ contactId | from, medium, channel?,
 * service?, callerWaits? }`. The same look and the same function as for what arrives; nothing is stored.
 */
export async function simulateRouting(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Simulation> {
  authorize(actor, 'routing.simulate');
  const given = parseInput(simulationInput, input);
  const channel = given.channel === undefined ? null : await findChannel(given.channel, db);
  const medium = given.medium ?? (channel ? usualMedium(channel.kind) : refuse('medium', 'required'));
  const sender = readSender(given.from ?? {}, channel ?? ANY_CHANNEL);
  const found = await findSender(given, sender, await knownIdentities(sender, db), db);
  const seen = await readFacts(
    {
      medium,
      sender: found,
      withheld: sender.withheld && found.contactId === null,
      phone: sender.phone,
      service: given.service ?? null,
      channelId: channel?.id ?? null,
      callerWaits: given.callerWaits ?? null,
    },
    db,
  );
  const decision = route(seen);
  return {
    decision,
    candidates: found.candidates,
    contact: await contactOf(found.contactId, db),
    agent: await agentOf(decision.agentId, db),
    service: await serviceOf(decision.serviceId, db),
    phone: seen.phones.get(decision.agentId ?? 0) ?? null,
    names: await stepNames(decision.explanation, db),
  };
}

const ANY_CHANNEL: ChannelInUse = { id: 0, kind: 'voice', address: null, scope: '', areaCode: null };

async function contactOf(id: number | null, db: Database) {
  if (id === null) return null;
  const [found] = await db
    .select({ id: contacts.id, name: contacts.name, clientCode: contacts.clientCode })
    .from(contacts)
    .where(sql`${contacts.id} = ${id}`);
  return found ?? null;
}

async function agentOf(id: number | null, db: Database) {
  const [found] = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(inArray(users.id, [id ?? 0]));
  return found ?? null;
}

async function serviceOf(id: number | null, db: Database) {
  const [found] = await db
    .select({ id: services.id, name: services.name })
    .from(services)
    .where(inArray(services.id, [id ?? 0]));
  return found ?? null;
}
