import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { identifierRule } from '#lib/contacts/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Lease } from '#lib/core/runs/lease.ts';
import type { Balance, Ending, RunKind, RunRow, RunSession } from '#lib/core/runs/run-kind.ts';
import { getOrganization, type Organization } from '#lib/settings/get-organization.ts';
import { applyRows } from './apply-rows.ts';
import { deleteFile } from './file-chunks.ts';
import { uselessMode } from './given-mode.ts';
import { type FileRefusal, type OpenedFile, openFile } from './open-file.ts';
import { type ImportBatch, type ImportCursor, permilleOf, refusedRow, rowSource } from './row-source.ts';
import { writeRejections } from './write-batch.ts';

/** Rows written by one transaction: large enough for set-based statements, small enough to lose nothing that hurts. */
export const BATCH_ROWS = 5_000;

/** The import of a stored file: reads, checks, identifies and writes its rows batch by batch. */
export const importContacts: RunKind<ImportBatch> = {
  permission: 'imports.create',
  batchSize: BATCH_ROWS,

  async open(run, actor, lease) {
    const file = await openFile(run.id, run.id, lease.db);
    if ('refusal' in file) return refuseFile(run.id, file, lease.db);
    const settings = await getOrganization(lease.db);
    const code = uselessMode(file.mode, settings);
    if (code) return refuseFile(run.id, { refusal: { code }, rows: file.rows }, lease.db);
    if (run.cursor === null) await lease.db.update(runs).set({ total: file.rows }).where(eq(runs.id, run.id));
    return session(run, actor, file, settings, lease);
  },

  async clean(runId, tx) {
    await deleteFile(runId, tx);
  },
};

async function session(
  run: RunRow,
  actor: Actor,
  file: OpenedFile,
  settings: Organization,
  lease: Lease,
): Promise<RunSession<ImportBatch>> {
  const rule = identifierRule(settings.placeholders);
  const cursor = (run.cursor as ImportCursor | null) ?? { ...file.firstRecord };
  const rows = rowSource(run.id, file, cursor, settings);

  const write = async (batch: ImportBatch, tx: Database): Promise<Balance> => {
    const context = { actor, settings, rule, mode: file.mode };
    const plan = await applyRows(run.id, batch.rows, context, lease.client, tx);
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
    read: (limit) => rows.read(limit),
    apply: write,
    setAside(batch, tx) {
      const refused = batch.rows.map(({ line, cells }) => refusedRow(line, cells, 'row_crashed'));
      return write({ ...batch, rows: refused }, tx);
    },
    async finish(tx) {
      const [row] = await tx.select({ processed: runs.processed }).from(runs).where(eq(runs.id, run.id));
      return row?.processed ? { state: 'completed' } : { state: 'failed', reason: 'no_rows' };
    },
    close: () => rows.close(),
  };
}

/** Nothing of the file goes in: every row counts as refused and the report says why, once, at line 1. */
async function refuseFile(runId: number, file: FileRefusal, db: Database): Promise<Ending> {
  await db.transaction(async (tx) => {
    await tx
      .update(runs)
      .set({ total: file.rows, processed: file.rows, rejected: file.rows, succeeded: 0 })
      .where(eq(runs.id, runId));
    if (file.rows > 0 || file.refusal.code.startsWith('spreadsheet_')) {
      await tx.execute(sql`delete from run_rejection where run_id = ${runId}`);
      await writeRejections(
        runId,
        [{ line: 1, reasons: [{ ...file.refusal.params, code: file.refusal.code }], cells: [] }],
        tx,
      );
    }
  });
  return { state: 'failed', reason: file.refusal.code, detail: file.refusal.params };
}
