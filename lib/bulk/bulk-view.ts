import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { bulkChanges } from '#db/schema/index.ts';
import { selectionWords } from '#lib/contacts/selection/selection-words.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import type { RunCount, RunFacts, RunViewKind, ShownRun } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import { bulkAction } from './bulk-actions.ts';
import { cancelBulkRun } from './cancel-bulk-run.ts';
import { countRefusals } from './count-refusals.ts';
import { findBulkChange } from './find-bulk-change.ts';
import { getErasureProof } from './get-erasure-proof.ts';
import { refusalWords } from './refusal-words.ts';
import { undoBulkChange } from './undo-bulk-change.ts';
import { changedSoFar, isForgotten, undoableUntil, whyNotUndone } from './undoable.ts';

export const bulkView: RunViewKind = {
  permission: 'runs.view',
  permissionForAll: 'runs.view-all',
  icon: 'list',

  async facts(actor, of, db) {
    const runOf = new Map(of.map((run) => [run.id, run]));
    const changes = await select(db).where(inArray(bulkChanges.runId, [...runOf.keys()]));
    return new Map(
      changes.flatMap((change) => {
        const run = runOf.get(change.runId);
        return run ? [[run.id, facts(actor, run, change)] as const] : [];
      }),
    );
  },

  async parameters(actor, runId, t, db) {
    const { change } = await findBulkChange(actor, runId, db);
    const words = await bulkAction(change.action).words?.(change.parameters, t, db);
    const selected = change.selection && (await selectionWords(actor, change.selection, t, db));
    return [...(words ?? []), ...(selected ?? [])];
  },

  async refusals(actor, runId, t, db) {
    const words = refusalWords((code, params) => t(`errors.${code}`, params));
    const counted = await countRefusals(actor, runId, db);
    return counted.map(({ reason, contacts }) => ({ reason: words(reason), count: contacts }));
  },

  async proof(actor, runId, t, db) {
    const counts = await getErasureProof(actor, runId, db);
    return counts.map(({ place, rows }) => ({
      label: t(`privacy.places.${place}`),
      value: t('privacy.proof.rows', { count: rows }),
    }));
  },

  cancel: cancelBulkRun,
  undo: undoBulkChange,
};

function select(db: Database) {
  return db
    .select({
      runId: bulkChanges.runId,
      action: bulkChanges.action,
      undoes: bulkChanges.undoes,
      undoneAt: bulkChanges.undoneAt,
      undoneBy: sql<
        number | null
      >`(select max(u.run_id) from bulk_change u where u.undoes = bulk_change.run_id)`,
      hasReport: sql<boolean>`exists (
        select from run_contact c where c.run_id = bulk_change.run_id and c.outcome = 'refused')`,
    })
    .from(bulkChanges);
}

type Change = Awaited<ReturnType<typeof select>>[number];

function facts(actor: Actor, run: ShownRun, change: Change): RunFacts {
  const mayDoIt = can(actor, bulkAction(change.action).permission);
  return {
    title: (t) => title(change, t),
    action: change.action,
    href: `/runs/${run.id}`,
    reportHref: change.hasReport ? `/runs/${run.id}/refused.csv` : null,
    counts: counts(run, change),
    mayCancel: true,
    undoUntil: mayDoIt && whyNotUndone(run, change) === null ? undoableUntil(run) : null,
    undoneBy: change.undoneBy,
    undoes: change.undoes,
  };
}

function title({ action, undoes }: Change, t: Translate): string {
  return undoes === null ? t(`bulk.actions.${action}`) : t('bulk.undoOf', { what: t(`bulk.did.${action}`) });
}

function counts(run: ShownRun, { action }: Change): RunCount[] {
  const changed = changedSoFar(run);
  const isListed = !bulkAction(action).removesContacts && !isForgotten(run);
  const list = (outcome: string) =>
    isListed ? { href: `/contacts?active=all&run=${run.id}&runOutcome=${outcome}` } : {};
  return [
    { name: 'changed', count: changed, tone: 'good', ...list('changed') },
    { name: 'unchanged', count: run.succeeded - changed, tone: 'plain', ...list('unchanged') },
    { name: 'refused', count: run.rejected, tone: 'bad' },
  ];
}
