import type { bulkChanges, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { bulkAction } from './bulk-actions.ts';

/** How long a bulk change can be taken back, and what became of its contacts is kept. */
export const UNDO_DAYS = 30;

type Run = Pick<typeof runs.$inferSelect, 'finishedAt' | 'cursor'>;
type Change = Pick<typeof bulkChanges.$inferSelect, 'action' | 'undoes' | 'undoneAt'>;

/** Whether a run is there for the actor: their own, and for leads everybody's. */
export function seesRun(actor: Actor, userId: number | null): boolean {
  return userId === actor.userId || can(actor, 'runs.view-all');
}

/** Why a bulk change cannot be taken back, as a code of the `errors` catalogue; null when it can. */
export function whyNotUndone(run: Run, change: Change): string | null {
  if (!bulkAction(change.action).undo || change.undoes !== null) return 'undo_impossible';
  if (change.undoneAt) return 'undo_done';
  if (!run.finishedAt) return 'undo_running';
  if (Date.now() - run.finishedAt.getTime() > UNDO_DAYS * 86_400_000) return 'undo_late';
  return changedSoFar(run) > 0 ? null : 'undo_nothing';
}

/** How many contacts a run has changed: it stands in its cursor, which is committed with each batch. */
export function changedSoFar({ cursor }: Pick<Run, 'cursor'>): number {
  return Number(cursor?.changed ?? 0);
}
