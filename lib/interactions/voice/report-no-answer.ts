import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { freeSlot } from '#lib/presence/slots.ts';
import { writePresence } from '#lib/presence/write-presence.ts';
import { changeInteraction } from '../changing/change-interaction.ts';
import { lockInteraction, requireCall } from '../changing/lock-interaction.ts';
import { lookAgain } from '../held/drain-held.ts';
import { lockConcerned, questionOf, reroute } from './reroute.ts';

export const noAnswerInput = z.object({
  /** What the platform rang by: told twice, the second agent at whom it rings is not paused for the first. */
  sequence: z.int('invalid').min(1, 'invalid').optional(),
});

/**
 * The platform says that nobody answered. The agent at whom it rang is paused, and the portfolio's flow goes on as for somebody
 * paused; a call that was forwarded leaves its message. @throws Refused (conflict)
 */
export async function reportNoAnswer(
  actor: Actor,
  id: number,
  input: unknown = {},
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.deliver');
  const { sequence } = parseInput(noAnswerInput, input);
  const heldFor = await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    requireCall(row, 'offered', 'forwarded');
    if (sequence !== undefined && sequence !== row.sequence)
      refuse('sequence', 'interaction_moved_on', { sequence: row.sequence }, 'conflict');
    const { agentId } = row;
    if (agentId === null) return null;
    if (row.state === 'forwarded') {
      const left = { rule: 'message', result: 'voicemail', saw: { agent: agentId } };
      await changeInteraction(id, { state: 'voicemail' }, [left], tx);
      return null;
    }
    const waits = row.callerDecision === null ? null : row.callerDecision !== 'refused';
    const question = await questionOf(row, waits, tx);
    await lockConcerned(row, question, tx);
    await freeSlot(agentId, row.medium, tx);
    await writePresence(agentId, { state: 'paused', reason: 'no_answer' }, tx);
    const paused = { rule: 'no_answer', result: 'paused', saw: { agent: agentId } };
    const decision = await reroute(row, question, [paused], tx);
    return decision.state === 'held' ? decision.agentId : null;
  });
  if (heldFor !== null) await lookAgain(heldFor, db);
}
