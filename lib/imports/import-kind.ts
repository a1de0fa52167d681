import { inArray, sql } from 'drizzle-orm';
import { imports } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { RunKind } from '#lib/core/runs/run-kind.ts';
import type { RunFacts, RunViewKind, ShownRun } from '#lib/core/runs/run-view-kind.ts';
import { directionOf } from './blacklist/import-target.ts';
import { cancelImport } from './cancel-import.ts';
import { importFile } from './import-file.ts';
import { isAnImport, mayCancel } from './import-view.ts';
import { countReasons } from './report/count-reasons.ts';
import { reasonWords } from './report/reason-words.ts';

/** Called as its file, counted in rows. */
const view: RunViewKind = {
  permission: 'imports.view',
  permissionForAll: 'imports.view',
  isSeen: isAnImport,
  icon: 'file',

  async facts(actor, of, db) {
    const runOf = new Map(of.map((run) => [run.id, run]));
    const rows = await db
      .select({
        runId: imports.runId,
        fileName: imports.fileName,
        target: imports.target,
        created: imports.created,
        updated: imports.updated,
        unchanged: imports.unchanged,
        hasReport: sql<boolean>`exists (select from run_rejection j where j.run_id = import.run_id)`,
      })
      .from(imports)
      .where(inArray(imports.runId, [...runOf.keys()]));
    return new Map(
      rows.flatMap((row) => {
        const run = runOf.get(row.runId);
        return run ? [[run.id, facts(actor, run, row)] as const] : [];
      }),
    );
  },

  async parameters(_actor, runId, t, db) {
    const [row] = await db
      .select({ mode: imports.mode, target: imports.target, note: imports.note })
      .from(imports)
      .where(inArray(imports.runId, [runId]));
    if (!row) return [];
    const direction = directionOf(row.target);
    if (!direction) return [{ label: t('imports.details.mode'), value: t(`imports.mode.${row.mode}`) }];
    return [
      { label: t('imports.details.list'), value: t(`blacklist.lists.${direction}`) },
      ...(row.note ? [{ label: t('blacklist.form.note'), value: row.note }] : []),
    ];
  },

  async refusals(actor, runId, t, db) {
    const words = reasonWords((code, params) => t(`errors.${code}`, params));
    const counted = await countReasons(actor, runId, db);
    return counted.map((reason) => ({
      reason: words(reason),
      count: reason.rows,
      place: t('imports.fromLine', { line: reason.line }),
    }));
  },

  cancel: cancelImport,
};

export const importKind: RunKind = { ...importFile, view };

type Row = Pick<typeof imports.$inferSelect, 'fileName' | 'target' | 'created' | 'updated' | 'unchanged'> & {
  hasReport: boolean;
};

function facts(actor: Actor, run: ShownRun, row: Row): RunFacts {
  const isOfContacts = row.target === 'contacts';
  const list = (outcome: string) =>
    isOfContacts ? { href: `/contacts?active=all&import=${run.id}&outcome=${outcome}` } : {};
  return {
    title: () => row.fileName,
    action: null,
    href: `/imports/${run.id}`,
    reportHref: row.hasReport ? `/imports/${run.id}/errors.csv` : null,
    mayCancel: mayCancel(actor, run),
    counts: [
      { name: 'created', count: row.created, tone: 'good', ...list('created') },
      { name: 'updated', count: row.updated, tone: 'plain', ...list('updated') },
      { name: 'unchanged', count: row.unchanged, tone: 'plain', ...list('unchanged') },
      { name: 'rejected', count: run.rejected, tone: 'bad' },
    ],
  };
}
