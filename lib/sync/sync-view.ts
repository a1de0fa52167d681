import { eq } from 'drizzle-orm';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import type { RunFacts, RunViewKind, ShownRun } from '#lib/core/runs/run-view-kind.ts';
import { cancelSync } from './cancel-sync.ts';
import type { SyncCursor } from './sync-work.ts';

export const syncView: RunViewKind = {
  permission: 'runs.view',
  permissionForAll: 'runs.view-all',
  icon: 'list',

  async facts(actor, of) {
    return new Map(of.map((run) => [run.id, facts(actor, run)]));
  },

  async parameters(_actor, runId, t, db) {
    const [run] = await db.select({ cursor: runs.cursor }).from(runs).where(eq(runs.id, runId));
    const { people, groups } = (run?.cursor ?? {}) as Partial<SyncCursor>;
    const whom = [...(people ? [t('sync.people')] : []), ...(groups ? [t('sync.groups')] : [])];
    return [{ label: t('sync.whom'), value: whom.join(', ') }];
  },

  async refusals(_actor, runId, t, db) {
    const [run] = await db.select({ rejected: runs.rejected }).from(runs).where(eq(runs.id, runId));
    return [{ reason: t('sync.sharedReason'), count: run?.rejected ?? 0 }];
  },

  cancel: cancelSync,
};

function facts(actor: Actor, run: ShownRun): RunFacts {
  const { created = 0, linked = 0 } = (run.cursor ?? {}) as Partial<SyncCursor>;
  return {
    title: (t) => t('sync.title'),
    action: null,
    href: `/runs/${run.id}`,
    reportHref: null,
    counts: [
      { name: 'created', count: created, tone: 'good' },
      { name: 'linked', count: linked, tone: 'plain' },
      { name: 'shared', count: run.rejected, tone: 'bad' },
    ],
    mayCancel: can(actor, 'contacts.sync'),
  };
}
