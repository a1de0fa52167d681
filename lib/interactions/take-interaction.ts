import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { takeSlot } from '#lib/presence/slots.ts';
import { changeInteraction } from './changing/change-interaction.ts';
import { lockInteraction, requireOwn, requireState } from './changing/lock-interaction.ts';
import { refuseSlot, takeWaiting } from './take-next.ts';

/**
 * Takes this one: out of the queue, or what is held for the actor, also while they are paused. A voicemail of a queue becomes
 * theirs without a slot. @throws Refused without a free slot, or when somebody else was quicker
 */
export async function takeInteraction(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'interactions.serve');
  await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    requireState(row, 'waiting', 'held', 'voicemail');
    if (row.state === 'waiting') await takeWaiting(actor, row, tx);
    else if (row.state === 'voicemail') {
      if (row.agentId !== null) refuse('form', 'interaction_state', { state: row.state }, 'conflict');
      await changeInteraction(id, { agentId: actor.userId }, [takenBy(actor)], tx);
    } else {
      if (row.agentId !== actor.userId) requireOwn(actor, row);
      if (!(await takeSlot(actor.userId, row.medium, tx, { always: true })))
        await refuseSlot(actor.userId, tx);
      const opened = { state: 'open' as const, agentId: actor.userId, openedAt: new Date() };
      await changeInteraction(id, opened, [takenBy(actor)], tx);
    }
    await audit(actor, { action: 'interaction.taken', subjectId: id }, tx);
  });
}

function takenBy({ userId }: Actor) {
  return { rule: 'take', result: 'next', saw: { agent: userId } };
}
