import { inArray, sql } from 'drizzle-orm';
import { bulkChanges } from '#db/schema/index.ts';
import type { RunViewKind } from '#lib/core/runs/run-view-kind.ts';
import { bulkTitle } from './bulk-title.ts';
import { changedSoFar } from './undoable.ts';

/** A bulk change among other runs: called as what it does, counted in contacts. */
export const bulkViewKind: RunViewKind = {
  viewAll: 'runs.view-all',
  icon: 'list',
  href: (runId) => `/runs/${runId}`,
  reportHref: (runId) => `/runs/${runId}/refused.csv`,

  async facts(of, db) {
    const runOf = new Map(of.map((run) => [run.id, run]));
    const rows = await db
      .select({
        runId: bulkChanges.runId,
        action: bulkChanges.action,
        undoes: bulkChanges.undoes,
        isUndone,
        hasReport,
      })
      .from(bulkChanges)
      .where(inArray(bulkChanges.runId, [...runOf.keys()]));
    return new Map(
      rows.flatMap(({ runId, action, undoes, isUndone, hasReport }) => {
        const run = runOf.get(runId);
        if (!run) return [];
        const changed = changedSoFar(run);
        return [
          [
            runId,
            {
              title: (t) => bulkTitle({ action, isUndo: undoes !== null }, t),
              action,
              hasReport,
              note: isUndone ? (t) => t('runs.kinds.bulk_change.undone') : undefined,
              counts: [
                { name: 'changed', count: changed, tone: 'good' },
                { name: 'unchanged', count: run.succeeded - changed, tone: 'plain' },
                { name: 'refused', count: run.rejected, tone: 'bad' },
              ],
            },
          ] as const,
        ];
      }),
    );
  },
};

const isUndone = sql<boolean>`${bulkChanges.undoneAt} is not null`;

const hasReport = sql<boolean>`exists (
  select from run_contact c where c.run_id = ${bulkChanges.runId} and c.outcome = 'refused')`;
