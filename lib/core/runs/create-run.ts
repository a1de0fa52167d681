import type { Database } from '#db/client.ts';
import { notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '../actor.ts';
import { wakeRun } from './queue.ts';

export async function createRun(
  actor: Actor,
  kind: (typeof runs.$inferInsert)['kind'],
  tx: Database,
): Promise<number> {
  const [run] = await tx
    .insert(runs)
    .values({ kind, userId: actor.userId, via: actor.via === 'api' ? 'api' : 'web' })
    .returning({ id: runs.id });
  if (!run) throw new Error('a run was not stored');
  return run.id;
}

/** Leaves a run to a worker and tells the actor how it goes, in the caller's transaction. */
export async function leaveToWorker(actor: Actor, runId: number, tx: Database): Promise<void> {
  await tx.insert(notifications).values({ userId: actor.userId, runId });
  await wakeRun(runId, tx);
}
