import type { bulkChanges, runs } from '#db/schema/index.ts';
import { bulkAction } from './bulk-actions.ts';

/** How long a bulk change can be taken back, and what became of its contacts is kept. */
export const UNDO_DAYS = 30;

type Run = Pick<typeof runs.$inferSelect, 'finishedAt' | 'cursor'>;
type Change = Pick<typeof bulkChanges.$inferSelect, 'action' | 'undoes' | 'undoneAt'>;

/** A code of the `errors` catalogue; null when it can. */
export function whyNotUndone(run: Run, change: Change): string | null {
  if (!bulkAction(change.action).undo || change.undoes !== null) return 'undo_impossible';
  if (change.undoneAt) return 'undo_done';
  if (!run.finishedAt) return 'undo_running';
  if (isForgotten(run)) return 'undo_late';
  return changedSoFar(run) > 0 ? null : 'undo_nothing';
}

/** The moment after which it is not known any more which contacts a run was about; null while it goes on. */
export function undoableUntil({ finishedAt }: Pick<Run, 'finishedAt'>): Date | null {
  return finishedAt && new Date(finishedAt.getTime() + UNDO_DAYS * 86_400_000);
}

export function isForgotten(run: Pick<Run, 'finishedAt'>): boolean {
  const until = undoableUntil(run);
  return until !== null && until.getTime() < Date.now();
}

/** How many contacts a run has changed: it stands in its cursor, which is committed with each batch. */
export function changedSoFar({ cursor }: Pick<Run, 'cursor'>): number {
  return Number(cursor?.changed ?? 0);
}
