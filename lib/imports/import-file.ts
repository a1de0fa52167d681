import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Lease } from '#lib/core/runs/lease.ts';
import type { Ending, RunRow, RunSession, RunWork } from '#lib/core/runs/run-kind.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { openNumberImport } from './blacklist/import-numbers.ts';
import { directionOf, targetOf } from './blacklist/import-target.ts';
import type { NumberRow } from './blacklist/read-number.ts';
import { uselessMode } from './deciding/given-mode.ts';
import { keepNotes } from './deciding/notes.ts';
import type { ParsedRow } from './deciding/parsed-row.ts';
import { type ImportBatch, rowSource } from './deciding/row-source.ts';
import { BATCH_ROWS, cursorOf, importSession } from './import-session.ts';
import { type FileRefusal, openFile } from './reading/open-file.ts';
import { MENDED_BY_REVIEW } from './review/mendable.ts';
import { deleteFile } from './upload/file-chunks.ts';
import { applyRows } from './writing/apply-rows.ts';
import { writeRejections } from './writing/write-batch.ts';

/** Of contacts, or of numbers for one of the blacklists. */
export const importFile: RunWork<ImportBatch<ParsedRow | NumberRow>> = {
  batchSize: BATCH_ROWS,

  async open(run, _actor, lease) {
    const direction = directionOf(await targetOf(run.id, lease.db));
    const refuse = (refused: FileRefusal) => refuseFile(run.id, refused, lease.db);
    return direction ? openNumberImport(run, direction, lease, refuse) : openContacts(run, lease);
  },

  async clean(runId, tx) {
    const [row] = await tx
      .select({ mendable: imports.mendable })
      .from(imports)
      .where(eq(imports.runId, runId));
    if (!row?.mendable) await deleteFile(runId, tx);
  },
};

async function openContacts(run: RunRow, lease: Lease): Promise<RunSession<ImportBatch> | Ending> {
  const file = await openFile(run.id, run.id, lease.db);
  if ('refusal' in file) return refuseFile(run.id, file, lease.db);
  const settings = await getOrganization(lease.db);
  const code = uselessMode(file.mode, settings);
  if (code) return refuseFile(run.id, { refusal: { code }, rows: file.rows }, lease.db);
  if (run.cursor === null) await lease.db.update(runs).set({ total: file.rows }).where(eq(runs.id, run.id));
  const rule = identifierRule(settings.placeholders);
  const context = { settings, rule, mode: file.mode };
  const source = rowSource(run.id, file, cursorOf(run, file), settings);
  const from = { source, size: file.size, permission: 'imports.create' } as const;
  return importSession(run, from, async ({ rows, notes }, actor, tx) => {
    const plan = await applyRows(run.id, rows, { ...context, actor }, lease.client, tx);
    await keepNotes(imports, run.id, notes, tx);
    return plan;
  });
}

/** Every row counts as rejected, and the report says why once, at line 1. */
async function refuseFile(runId: number, file: FileRefusal, db: Database): Promise<Ending> {
  await db.transaction(async (tx) => {
    await tx
      .update(runs)
      .set({ total: file.rows, processed: file.rows, rejected: file.rows, succeeded: 0 })
      .where(eq(runs.id, runId));
    await tx
      .update(imports)
      .set({ mendable: MENDED_BY_REVIEW.has(file.refusal.code) })
      .where(eq(imports.runId, runId));
    if (file.rows > 0 || /^(?:spreadsheet|file)_/.test(file.refusal.code)) {
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
