import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { endInteraction } from '../changing/change-interaction.ts';
import { lockInteraction, requireCall } from '../changing/lock-interaction.ts';
import { drainHeld } from '../held/drain-held.ts';

const REASONS = {
  waiting: 'abandoned',
  offered: 'abandoned',
  open: 'hung_up',
  forwarded: 'forwarded_ended',
} as const;

/**
 * The platform says that the call is over: abandoned where nobody had answered yet. A voicemail stays until it is heard. @throws
 * Refused (conflict)
 */
export async function hangUp(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'interactions.deliver');
  await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    requireCall(row, 'waiting', 'offered', 'open', 'forwarded', 'voicemail');
    if (row.state === 'voicemail') return;
    await endInteraction(row, { closedReason: REASONS[row.state as keyof typeof REASONS] }, [], tx);
    if (row.agentId !== null) await drainHeld(row.agentId, tx);
  });
}
