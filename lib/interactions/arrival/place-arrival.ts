import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { countListed } from '#lib/blacklist/listed.ts';
import { rootOfId } from '#lib/contacts/identity/merged.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import { takeSlot } from '#lib/presence/slots.ts';
import type { Decision } from '#lib/routing/decision.ts';
import { route } from '#lib/routing/route.ts';
import { noteInteractions, noteMessage } from '../changing/note-interactions.ts';
import { insertMessage, type NewMessage } from './continue-interaction.ts';
import { linkLearned } from './link-learned.ts';
import { protocolOf } from './protocol-of.ts';
import { type ArrivalFacts, type Question, readFacts } from './read-facts.ts';

const TRIES = 4;

/** What is new about an interaction beside where it goes. */
export interface Arrival {
  question: Question;
  identityId: number | null;
  externalId: string | null;
  subject: string | null;
  timeZone: string;
  /** What it begins with. */
  message: NewMessage | null;
  /** Of this delivery, by its client. */
  key: { userId: number; key: string } | null;
  /** Identities found to be the contact's. */
  learned: readonly number[];
  /** The closed interaction whose conversation it takes up. */
  follows: number | null;
}

export interface Placed {
  id: number;
  decision: Decision;
}

/**
 * Puts a new interaction where routing says, and takes the slot it needs in the same transaction. Who turns out to have none is
 * looked at again and routed anew, so that the explanation says what was true when the slot was asked for.
 */
export async function placeArrival(arrival: Arrival, seen: ArrivalFacts, tx: Database): Promise<Placed> {
  const contactId = seen.contact?.id ?? null;
  if (contactId !== null && !isRefused(seen)) {
    await recordInteractions([{ contactId, opened: 1, lastAt: new Date() }], tx);
  }
  const decision = await decideWithSlot(arrival.question, seen, tx);
  if (arrival.follows !== null)
    decision.explanation.splice(1, 0, {
      rule: 'follows',
      result: 'closed',
      saw: { interaction: arrival.follows },
    });
  const { id, messageId } = await insert(arrival, contactId, seen.priority, decision, tx);
  if (decision.state !== 'refused') {
    const opened = decision.state === 'open' ? (['interaction.opened'] as const) : [];
    await noteInteractions(['interaction.arrived', ...opened], [id], tx);
    await noteMessage('message.received', messageId ?? undefined, tx);
  }
  return { id, decision };
}

/** Routes, and takes a slot where the decision needs one. */
export async function decideWithSlot(
  question: Question,
  first: ArrivalFacts,
  tx: Database,
): Promise<Decision> {
  let seen = first;
  for (let tries = 1; ; tries++) {
    const decision = route(seen);
    if (!takesSlot(decision) || (await takeSlot(decision.agentId, question.medium, tx))) {
      await countUnfollowed(decision, seen, tx);
      return decision;
    }
    const now = await readFacts(question, tx);
    seen = tries < TRIES ? now : withoutRoom(now, decision.agentId);
  }
}

/** A phone that calls would have followed, were it not one that is not called. */
async function countUnfollowed(
  { explanation }: Decision,
  { phones }: ArrivalFacts,
  tx: Database,
): Promise<void> {
  const step = explanation.find(({ rule, result }) => rule === 'follow_me' && result === 'number_listed');
  if (step) await countListed(phones.get(Number(step.saw?.agent)) ?? null, 'outbound', tx);
}

function takesSlot(decision: Decision): decision is Decision & { agentId: number } {
  return (decision.state === 'open' || decision.state === 'offered') && decision.agentId !== null;
}

/** Somebody whose slots come and go faster than they can be taken has none. */
function withoutRoom(seen: ArrivalFacts, agentId: number): ArrivalFacts {
  const portfolio = seen.contact?.portfolio;
  for (const agent of [portfolio?.owner, portfolio?.backupAgent]) {
    if (agent?.id === agentId) agent.open = agent.most;
  }
  return seen;
}

export function isRefused({ contact, blacklisted, medium }: ArrivalFacts): boolean {
  return Boolean(contact?.blocked) || (blacklisted && medium !== 'email');
}

/** With its first message and the client's key in one statement, since none of it can be there without the rest. */
async function insert(
  { question, identityId, externalId, subject, timeZone, message, key, learned }: Arrival,
  contactId: number | null,
  priority: number,
  decision: Decision,
  tx: Database,
): Promise<{ id: number; messageId: number | null }> {
  const { state, agentId, serviceId, callerDecision, reason, explanation } = decision;
  const { rows } = await executeKept<{ id: number; messageId: number | null }>(
    sql`
      with new as (select nextval(pg_get_serial_sequence('interaction', 'id')) as id, ${state}::text as state),
      placed as (
        insert into interaction (id, protocol, channel_id, medium, direction, external_id, contact_id, identity_id, candidates,
          state, agent_id, service_id, requested_service_id, priority, caller_decision, subject, arrived_at, waits_since,
          offered_at, opened_at, closed_reason, explanation)
        select id, ${protocolOf(sql`id`, timeZone)},
          ${question.channelId}::integer, ${question.medium}, 'inbound', ${externalId},
          (${rootOfId(sql`${contactId}::bigint`)}), ${identityId}::bigint, ${question.sender.candidates}::integer,
          state, ${agentId}::integer, ${serviceId}::integer, ${requestedId(question)}, ${priority}::smallint, ${callerDecision},
          ${subject}, now(), case when state <> 'refused' then now() end, case state when 'offered' then now() end,
          case state when 'open' then now() end, ${reason}, ${JSON.stringify(explanation)}::jsonb
        from new returning id
      ), settled as (
        update idempotency_key set interaction_id = placed.id from placed
        where user_id = ${key?.userId ?? null}::integer and key = ${key?.key ?? null}
      ), learned as (${linkLearned(learned, contactId)}
      ), said as (${insertMessage(sql`select id from placed`, message)})
      select placed.id, said.id as "messageId" from placed left join said on true`,
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error('no interaction made');
  return row;
}

function requestedId({ service }: Question) {
  if (service === null) return sql`null`;
  const which =
    typeof service === 'number' ? sql`s.id = ${service}` : sql`s.name_key = fold_text(${service})`;
  return sql`(select s.id from service s where ${which} limit 1)`;
}
