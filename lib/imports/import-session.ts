import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Balance, RunRow, RunSession } from '#lib/core/runs/run-kind.ts';
import type { Organization } from '#lib/organization/get-organization.ts';
import type { ImportPlan } from './deciding/known-base.ts';
import {
  type ImportBatch,
  type ImportCursor,
  permilleOf,
  refusedRow,
  rowSource,
} from './deciding/row-source.ts';
import type { OpenedFile } from './reading/open-file.ts';

/** Rows in one transaction: large enough for set-based statements, small enough to repeat after a crash. */
export const BATCH_ROWS = 5_000;

/** Reads the rows of an import's file from the run's cursor; `decide` says what becomes of each batch. */
export function importSession(
  run: RunRow,
  importId: number,
  file: OpenedFile,
  settings: Organization,
  decide: (batch: ImportBatch, actor: Actor, tx: Database) => Promise<ImportPlan>,
): RunSession<ImportBatch> {
  const cursor = (run.cursor as ImportCursor | null) ?? { ...file.firstRecord };
  const source = rowSource(importId, file, cursor, settings);

  const apply = async (batch: ImportBatch, actor: Actor, tx: Database): Promise<Balance> => {
    const plan = await decide(batch, actor, tx);
    const rejected = plan.rejections.length;
    return {
      processed: batch.rows.length,
      succeeded: batch.rows.length - rejected,
      rejected,
      cursor: batch.cursor,
      permille: permilleOf(batch, file),
    };
  };

  return {
    permission: 'imports.create',
    read: (limit) => source.read(limit),
    sizeOf: ({ rows }) => rows.length,
    apply,
    setAside(batch, actor, tx) {
      const crashed = batch.rows.map(({ line, cells }) => refusedRow(line, cells, 'row_crashed'));
      return apply({ ...batch, rows: crashed }, actor, tx);
    },
    async finish(tx) {
      const [row] = await tx.select({ processed: runs.processed }).from(runs).where(eq(runs.id, run.id));
      return row?.processed ? { state: 'completed' } : { state: 'failed', reason: 'no_rows' };
    },
    close: () => source.close(),
  };
}
