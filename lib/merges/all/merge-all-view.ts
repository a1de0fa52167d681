import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { mergeAllHeld } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import type { RunFacts, RunViewKind, ShownRun } from '#lib/core/runs/run-view-kind.ts';
import { cancelMergeAll } from './cancel-merge-all.ts';

export const mergeAllView: RunViewKind = {
  permission: 'runs.view',
  permissionForAll: 'runs.view-all',
  icon: 'list',

  async facts(actor, of) {
    return new Map(of.map((run) => [run.id, facts(actor, run)]));
  },

  async refusals(_actor, runId, t, db) {
    const counted = await countHeld(runId, db);
    return counted.map(({ reason, groups }) => ({ reason: t(`merges.held.${reason}`), count: groups }));
  },

  cancel: cancelMergeAll,
};

function facts(actor: Actor, run: ShownRun): RunFacts {
  const history = can(actor, 'merges.view') ? { href: `/merges?run=${run.id}` } : {};
  return {
    title: (t) => t('merges.all.title'),
    action: null,
    href: `/runs/${run.id}`,
    reportHref: run.processed > 0 ? `/runs/${run.id}/groups.csv` : null,
    counts: [
      { name: 'groups', count: run.succeeded, tone: 'good', ...history },
      { name: 'merged', count: Number(run.cursor?.merged ?? 0), tone: 'plain' },
      { name: 'held', count: run.rejected, tone: 'bad' },
    ],
    mayCancel: can(actor, 'duplicates.merge-all'),
  };
}

async function countHeld(runId: number, db: Database): Promise<{ reason: string; groups: number }[]> {
  return db
    .select({ reason: sql<string>`unnest(${mergeAllHeld.reasons})`, groups: sql<number>`count(*)::int` })
    .from(mergeAllHeld)
    .where(inArray(mergeAllHeld.runId, [runId]))
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`);
}
