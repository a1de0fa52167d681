import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Permission } from '#lib/core/permissions.ts';
import type { Balance, RunRow, RunSession } from '#lib/core/runs/run-kind.ts';
import {
  type ImportBatch,
  type ImportCursor,
  permilleOf,
  type RowSource,
  refusedRow,
} from './deciding/row-source.ts';
import type { OpenedFile } from './reading/open-file.ts';

/** Rows in one transaction: large enough for set-based statements, small enough to repeat after a crash. */
export const BATCH_ROWS = 5_000;

interface Rows<Parsed> {
  /** From the run's cursor on. */
  source: RowSource<Parsed>;
  /** Bytes of the file. */
  size: number;
  permission: Permission;
}

/** Where the rows of a run's file begin, or go on. */
export function cursorOf(run: RunRow, { firstRecord }: Pick<OpenedFile, 'firstRecord'>): ImportCursor {
  return (run.cursor as ImportCursor | null) ?? { ...firstRecord };
}

/** `decide` says what becomes of each batch of a file's rows. */
export function importSession<Parsed>(
  run: RunRow,
  { source, size, permission }: Rows<Parsed>,
  decide: (
    batch: ImportBatch<Parsed>,
    actor: Actor,
    tx: Database,
  ) => Promise<{ rejections: readonly unknown[] }>,
): RunSession<ImportBatch<Parsed>> {
  const apply = async (batch: ImportBatch<Parsed>, actor: Actor, tx: Database): Promise<Balance> => {
    const plan = await decide(batch, actor, tx);
    const rejected = plan.rejections.length;
    return {
      processed: batch.rows.length,
      succeeded: batch.rows.length - rejected,
      rejected,
      cursor: batch.cursor,
      permille: permilleOf(batch, { size }),
    };
  };

  return {
    permission,
    read: (limit) => source.read(limit),
    sizeOf: ({ rows }) => rows.length,
    apply,
    setAside(batch, actor, tx) {
      const crashed = batch.rows.map(({ line, cells }) => refusedRow<Parsed>(line, cells, 'row_crashed'));
      return apply({ ...batch, rows: crashed }, actor, tx);
    },
    async finish(tx) {
      const [row] = await tx.select({ processed: runs.processed }).from(runs).where(eq(runs.id, run.id));
      return row?.processed ? { state: 'completed' } : { state: 'failed', reason: 'no_rows' };
    },
    close: () => source.close(),
  };
}
