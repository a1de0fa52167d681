import { eq, inArray } from 'drizzle-orm';
import { importChecks, imports } from '#db/schema/index.ts';
import type { RunKind } from '#lib/core/runs/run-kind.ts';
import type { RunCount, RunViewKind } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import { checkImport } from './check-import.ts';

/** A dry run leads to the review it belongs to, and goes with it; both are their person's alone. */
const view: RunViewKind = {
  permission: 'imports.create',
  permissionForAll: null,
  icon: 'file',

  async facts(_actor, of, db) {
    const runOf = new Map(of.map((run) => [run.id, run]));
    const rows = await db
      .select({ check: importChecks, fileName: imports.fileName })
      .from(importChecks)
      .innerJoin(imports, eq(imports.runId, importChecks.importRunId))
      .where(inArray(importChecks.runId, [...runOf.keys()]));
    return new Map(
      rows.map(({ check, fileName }) => {
        const counts: RunCount[] = [
          { name: 'created', count: check.created, tone: 'good' },
          { name: 'updated', count: check.updated, tone: 'plain' },
          { name: 'unchanged', count: check.unchanged, tone: 'plain' },
          { name: 'rejected', count: runOf.get(check.runId)?.rejected ?? 0, tone: 'bad' },
        ];
        const href = `/imports/${check.importRunId}/review`;
        const title = (t: Translate) => t('runs.kinds.import_check.title', { name: fileName });
        return [check.runId, { title, action: null, href, reportHref: null, counts, mayCancel: false }];
      }),
    );
  },
};

export const checkKind: RunKind = { ...checkImport, view };
