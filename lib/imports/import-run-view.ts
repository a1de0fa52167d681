import { eq, inArray } from 'drizzle-orm';
import { imports, runs } from '#db/schema/index.ts';
import type { RunViewKind } from '#lib/core/runs/run-view-kind.ts';
import { hasReport } from './import-view.ts';

/** An import among other runs: called as its file, counted in rows. */
export const importRunView: RunViewKind = {
  viewAll: 'imports.view',
  icon: 'file',
  href: (runId) => `/imports/${runId}`,
  reportHref: (runId) => `/imports/${runId}/errors.csv`,

  async facts(of, db) {
    const rows = await db
      .select({
        id: runs.id,
        fileName: imports.fileName,
        created: imports.created,
        updated: imports.updated,
        unchanged: imports.unchanged,
        rejected: runs.rejected,
        hasReport,
      })
      .from(imports)
      .innerJoin(runs, eq(runs.id, imports.runId))
      .where(
        inArray(
          imports.runId,
          of.map(({ id }) => id),
        ),
      );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          title: () => row.fileName,
          action: null,
          hasReport: row.hasReport,
          counts: [
            { name: 'created', count: row.created, tone: 'good' },
            { name: 'updated', count: row.updated, tone: 'plain' },
            { name: 'unchanged', count: row.unchanged, tone: 'plain' },
            { name: 'rejected', count: row.rejected, tone: 'bad' },
          ],
        },
      ]),
    );
  },
};
