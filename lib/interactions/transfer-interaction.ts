import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { freeSlot, lockSlots, takeSlot } from '#lib/presence/slots.ts';
import { findService, serviceReference } from '#lib/services/find-service.ts';
import { addNote, changeInteraction, takesSlot } from './changing/change-interaction.ts';
import { lockInteraction, requireOwn, requireState } from './changing/lock-interaction.ts';
import { drainHeld, lookAgain } from './held/drain-held.ts';
import type { InteractionRow } from './reading/interaction-view.ts';
import { refuseSlot } from './take-next.ts';

export const transferInput = z.object({
  agentEmail: z
    .string('invalid')
    .trim()
    .max(LONGEST.email, 'too_long')
    .nullable()
    .transform((text) => text || null)
    .optional(),
  service: serviceReference.optional(),
  note: inJson(
    z.string().max(2_000).nullable(),
    z
      .string('invalid')
      .trim()
      .max(2_000, 'too_long')
      .nullable()
      .transform((text) => text || null),
  ).optional(),
});

/**
 * `{ agentEmail | service, note? }`. An agent without room gets it as held, but a call only with room; a service gets it in its
 * queue, where it keeps its moment of arrival. Out of the queue it is given away by supervisors alone.
 * @throws Refused
 */
export async function transferInteraction(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.serve');
  const { agentEmail, service, note } = parseInput(transferInput, input);
  if (!agentEmail === !service) refuse('agentEmail', agentEmail ? 'transfer_one' : 'required');
  const heldFor = await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    requireOwn(actor, row);
    requireState(row, 'open', 'held', 'waiting', 'voicemail');
    const result = agentEmail
      ? await toAgent(actor, row, agentEmail, tx)
      : await toService(actor, row, service ?? '', tx);
    await addNote(row, actor.userId, note, tx);
    await audit(actor, { action: 'interaction.transferred', subjectId: id }, tx);
    if (row.agentId !== null) await drainHeld(row.agentId, tx);
    return result;
  });
  if (heldFor !== null) await lookAgain(heldFor, db);
}

/** @returns whose room is looked at once more */
async function toAgent(
  actor: Actor,
  row: InteractionRow,
  email: string,
  tx: Database,
): Promise<number | null> {
  const agentId = await findAgent(email, row, tx);
  if (agentId === row.agentId) refuse('agentEmail', 'transfer_to_same');
  const step = { rule: 'transfer', result: 'to_agent', saw: { agent: agentId, by: actor.userId } };
  if (row.state === 'voicemail') {
    await changeInteraction(row.id, { agentId, serviceId: null }, [step], tx);
    return null;
  }
  await lockSlots([row.agentId, agentId], tx);
  await giveBack(row, tx);
  const opens = await takeSlot(agentId, row.medium, tx);
  if (!opens && row.medium === 'voice') await refuseSlot(agentId, tx);
  const state = !opens ? 'held' : row.medium === 'voice' ? 'offered' : 'open';
  const now = new Date();
  const times = state === 'open' ? { openedAt: now } : state === 'offered' ? { offeredAt: now } : {};
  await changeInteraction(row.id, { agentId, state, ...times }, [step], tx);
  return state === 'held' ? agentId : null;
}

async function toService(
  actor: Actor,
  row: InteractionRow,
  given: string | number,
  tx: Database,
): Promise<null> {
  const serviceId = await findService('service', given, tx);
  if (row.medium === 'email') await refuseWithoutMailbox(serviceId, tx);
  const step = { rule: 'transfer', result: 'to_service', saw: { service: serviceId, by: actor.userId } };
  await giveBack(row, tx);
  const state = row.state === 'voicemail' ? ('voicemail' as const) : ('waiting' as const);
  await changeInteraction(row.id, { agentId: null, serviceId, state }, [step], tx);
  return null;
}

async function giveBack(row: InteractionRow, tx: Database): Promise<void> {
  if (row.agentId !== null && takesSlot(row)) await freeSlot(row.agentId, row.medium, tx);
}

/** Somebody active who may see the contact. @throws Refused */
async function findAgent(email: string, { contactId }: InteractionRow, tx: Database): Promise<number> {
  const { rows } = await tx.execute<{ id: number; role: Actor['role']; active: boolean; sees: boolean }>(sql`
    select u.id, u.role, u.active, not exists (
        select from contact c where c.id = ${contactId}::bigint and c.segment_ids <> '{}'
          and c.owner_id is distinct from u.id
          and not exists (select from segment_operator o where o.user_id = u.id and o.segment_id = any(c.segment_ids))
      ) as sees
    from app_user u where u.email = lower(${email}) for share of u`);
  const [agent] = rows;
  if (!agent) refuse('agentEmail', 'user_unknown');
  if (!agent.active) refuse('agentEmail', 'user_inactive');
  if (!agent.sees && !can({ role: agent.role, canAnonymize: false }, 'interactions.manage'))
    refuse('agentEmail', 'agent_outside_segment');
  return agent.id;
}

async function refuseWithoutMailbox(serviceId: number, tx: Database): Promise<void> {
  const { rows } = await tx.execute<{ has_mailbox: boolean }>(
    sql`select has_mailbox from service where id = ${serviceId}`,
  );
  if (!rows[0]?.has_mailbox) refuse('service', 'service_without_mailbox');
}
