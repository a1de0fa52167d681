import type { StartedUndo } from '#lib/core/runs/run-view-kind.ts';
import type { Flash } from '#lib/web/flash.ts';

/** What came of a bulk change, in the words of `key`, and a way back if `undo`; or that it has begun. */
export function bulkFlash(key: string, { runId, total, done }: StartedUndo, undo: boolean): Flash {
  if (!done) return { key: 'bulk.flash.started', params: { total }, run: { id: runId } };
  const { changed, refused } = done;
  return {
    key,
    params: { changed, refused },
    tone: refused > 0 ? 'warning' : 'success',
    run: { id: runId, ...(undo && changed > 0 && { undo: true }) },
  };
}
