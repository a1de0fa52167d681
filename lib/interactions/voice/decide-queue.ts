import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { changeInteraction } from '../changing/change-interaction.ts';
import { lockInteraction, requireCall } from '../changing/lock-interaction.ts';
import { leftWithService } from './note-voicemail.ts';
import { lockConcerned, questionOf, reroute } from './reroute.ts';

export const queueDecisionInput = z.object({ waits: z.boolean('required') });

/**
 * What a caller answered who was asked whether they wait. As long as nobody has said anything they wait; once an agent took the
 * call it is too late. Who does not wait leaves a message. Said again, it changes nothing. @throws Refused (conflict)
 */
export async function decideQueue(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.deliver');
  const { waits } = parseInput(queueDecisionInput, input);
  await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    if (!waits && row.state === 'voicemail' && row.callerDecision === 'refused') return;
    requireCall(row, 'waiting');
    if (waits && row.callerDecision === 'accepted') return;
    if (waits) {
      const accepted = { rule: 'caller', result: 'accepted' };
      await changeInteraction(id, { callerDecision: 'accepted' }, [accepted], tx);
      return;
    }
    const question = await questionOf(row, false, tx);
    await lockConcerned(row, question, tx);
    const decision = await reroute(row, question, [], tx);
    if (decision.state !== 'waiting') return;
    const left = leftWithService(row.serviceId);
    const message = { state: 'voicemail' as const, serviceId: row.serviceId };
    await changeInteraction(id, message, [{ rule: 'caller', result: 'refused' }, left], tx);
  });
}
