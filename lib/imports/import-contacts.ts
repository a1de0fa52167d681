import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { identifierRule } from '#lib/contacts/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Lease } from '#lib/core/runs/lease.ts';
import type { Balance, Ending, RunKind, RunRow, RunSession } from '#lib/core/runs/run-kind.ts';
import { getOrganization, type Organization } from '#lib/settings/get-organization.ts';
import { applyRows } from './apply-rows.ts';
import { deleteFile, readChunks } from './file-chunks.ts';
import { type FileRefusal, type OpenedFile, openFile } from './open-file.ts';
import { isBlankRow, parseRow, rejoinCustomFields } from './parse-row.ts';
import type { PlanRow } from './plan-world.ts';
import { RecordReader } from './record-reader.ts';
import { writeRejections } from './write-batch.ts';

/** Rows written by one transaction: large enough for set-based statements, small enough to lose nothing that hurts. */
const BATCH_ROWS = 5_000;

/** Where to go on: the byte and line at which the next record starts. */
interface ImportCursor extends Record<string, unknown> {
  offset: number;
  line: number;
}

interface ImportBatch {
  rows: PlanRow[];
  cursor: ImportCursor;
}

/** The import of a stored file: reads, checks, identifies and writes its rows batch by batch. */
export const importContacts: RunKind<ImportBatch> = {
  permission: 'imports.create',
  batchSize: BATCH_ROWS,

  async open(run, actor, lease) {
    const file = await openFile(run.id, lease.db);
    if ('refusal' in file) return refuseFile(run.id, file, lease.db);
    const settings = await getOrganization(lease.db);
    if (settings.allowDuplicates && file.mode === 'update_only') {
      const refusal = { code: 'update_only_duplicates' };
      return refuseFile(run.id, { refusal, rows: file.rows }, lease.db);
    }
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
  const options = { refuseInvalidDocuments: settings.refuseInvalidDocuments };
  const cursor = (run.cursor as ImportCursor | null) ?? file.firstRecord;
  // Read through the pool: the lease's connection is busy writing the batch before.
  const open = (offset: number) => readChunks(run.id, file.version, offset, database());
  const reader = new RecordReader(open, cursor, file.header.width);
  let at = cursor;

  const write = async (batch: ImportBatch, tx: Database): Promise<Balance> => {
    const plan = await applyRows(
      run.id,
      batch.rows,
      { actor, settings, rule, mode: file.mode },
      lease.client,
      tx,
    );
    const rejected = plan.rejections.length;
    return {
      processed: batch.rows.length,
      succeeded: batch.rows.length - rejected,
      rejected,
      cursor: batch.cursor,
      permille: Math.min(999, Math.floor((batch.cursor.offset / Math.max(1, file.size)) * 1000)),
    };
  };

  return {
    async read(limit) {
      const rows: PlanRow[] = [];
      while (rows.length < limit) {
        const records = await reader.read(limit - rows.length);
        if (records.length === 0) break;
        for (const record of records) {
          at = record.next;
          if (record.problem) {
            rows.push({
              line: record.line,
              cells: record.cells,
              parsed: null,
              reasons: [{ code: record.problem }],
            });
            continue;
          }
          if (isBlankRow(record.cells)) continue;
          const cells = rejoinCustomFields(record.cells, file.header);
          const result = parseRow(cells, file.header, options);
          rows.push(
            'reasons' in result
              ? { line: record.line, cells, parsed: null, reasons: result.reasons }
              : { line: record.line, cells, parsed: result, reasons: [] },
          );
        }
      }
      return rows.length > 0 ? { rows, cursor: { ...at } } : null;
    },
    apply: write,
    setAside(batch, tx) {
      const rows = batch.rows.map((row) => ({ ...row, parsed: null, reasons: [{ code: 'row_crashed' }] }));
      return write({ ...batch, rows }, tx);
    },
    async finish(tx) {
      const [row] = await tx.select({ processed: runs.processed }).from(runs).where(eq(runs.id, run.id));
      return row?.processed ? { state: 'completed' } : { state: 'failed', reason: 'no_rows' };
    },
    close: () => reader.close(),
  };
}

/** Nothing of the file goes in: every row counts as refused and the report says why, once, at line 1. */
async function refuseFile(runId: number, file: FileRefusal, db: Database): Promise<Ending> {
  await db.transaction(async (tx) => {
    await tx
      .update(runs)
      .set({ total: file.rows, processed: file.rows, rejected: file.rows, succeeded: 0 })
      .where(eq(runs.id, runId));
    if (file.rows > 0 || file.refusal.code === 'spreadsheet_file') {
      await tx.execute(sql`delete from run_rejection where run_id = ${runId}`);
      await writeRejections(runId, [{ line: 1, reasons: [{ code: file.refusal.code }], cells: [] }], tx);
    }
  });
  return { state: 'failed', reason: file.refusal.code, detail: file.refusal.params };
}
