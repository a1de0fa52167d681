import { inArray, sql } from 'drizzle-orm';
import { imports } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { RunKind } from '#lib/core/runs/run-kind.ts';
import type { RunFacts, RunViewKind, ShownRun } from '#lib/core/runs/run-view-kind.ts';
import { cancelImport } from './cancel-import.ts';
import type { ImportBatch } from './deciding/row-source.ts';
import { importContacts } from './import-contacts.ts';
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
      .select({ mode: imports.mode })
      .from(imports)
      .where(inArray(imports.runId, [runId]));
    return row ? [{ label: t('imports.details.mode'), value: t(`imports.mode.${row.mode}`) }] : [];
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

export const importKind: RunKind<ImportBatch> = { ...importContacts, view };

type Row = Pick<typeof imports.$inferSelect, 'fileName' | 'created' | 'updated' | 'unchanged'> & {
  hasReport: boolean;
};

function facts(actor: Actor, run: ShownRun, row: Row): RunFacts {
  const list = (outcome: string) => `/contacts?active=all&import=${run.id}&outcome=${outcome}`;
  return {
    title: () => row.fileName,
    action: null,
    href: `/imports/${run.id}`,
    reportHref: row.hasReport ? `/imports/${run.id}/errors.csv` : null,
    mayCancel: mayCancel(actor, run),
    counts: [
      { name: 'created', count: row.created, tone: 'good', href: list('created') },
      { name: 'updated', count: row.updated, tone: 'plain', href: list('updated') },
      { name: 'unchanged', count: row.unchanged, tone: 'plain', href: list('unchanged') },
      { name: 'rejected', count: run.rejected, tone: 'bad' },
    ],
  };
}
