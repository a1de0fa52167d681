import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { lockSlots } from '#lib/presence/slots.ts';
import type { Decision, Step } from '#lib/routing/decision.ts';
import { decideWithSlot } from '../arrival/place-arrival.ts';
import { type Question, readFacts } from '../arrival/read-facts.ts';
import { changeInteraction, endInteraction } from '../changing/change-interaction.ts';
import type { InteractionRow } from '../reading/interaction-view.ts';

/** What routing looks at of a call that is here already. */
export async function questionOf(
  row: InteractionRow,
  callerWaits: boolean | null,
  tx: Database,
): Promise<Question> {
  const { rows } = await tx.execute<{ value: string }>(sql`
    select value from contact_identity where id = ${row.identityId}::bigint and kind = 'phone'`);
  return {
    medium: row.medium,
    sender: { contactId: row.contactId, mergedFrom: null, candidates: row.candidates },
    withheld: row.contactId === null && row.identityId === null,
    phone: rows[0]?.value ?? null,
    service: row.requestedServiceId,
    channelId: row.channelId,
    callerWaits,
  };
}

/** Locks the slots of whoever a locked call may go to, and of who has it. */
export async function lockConcerned(row: InteractionRow, question: Question, tx: Database): Promise<void> {
  const { contact } = await readFacts(question, tx);
  const { owner, backupAgent } = contact?.portfolio ?? {};
  await lockSlots([row.agentId, owner?.id ?? null, backupAgent?.id ?? null], tx);
}

/** Routes a locked call anew, whose slot was given back, behind the steps that led to it. */
export async function reroute(
  row: InteractionRow,
  question: Question,
  steps: readonly Step[],
  tx: Database,
): Promise<Decision> {
  const decision = await decideWithSlot(question, await readFacts(question, tx), tx);
  if (decision.state === 'refused') {
    // Blocked or listed meanwhile. Its slot is given back already.
    const whole = [...steps, ...decision.explanation];
    await endInteraction({ ...row, agentId: null }, { closedReason: decision.reason }, whole, tx);
    return decision;
  }
  await changeInteraction(row.id, placeOf(decision), [...steps, ...decision.explanation], tx);
  return decision;
}

/** Where a decision puts an interaction, as columns. */
export function placeOf({ state, agentId, serviceId, callerDecision }: Decision) {
  return {
    state,
    agentId,
    serviceId,
    callerDecision,
    offeredAt: state === 'offered' ? new Date() : null,
    openedAt: state === 'open' ? new Date() : null,
  };
}
