import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { countReasons } from '#lib/imports/report/count-reasons.ts';
import { importReviewed } from '#lib/imports/review/import-reviewed.ts';
import { layoutProblem } from '#lib/imports/review/layout.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { databaseDigest } from './database-digest.ts';
import { checked, waitingReview } from './review-run.ts';

type Checked = Awaited<ReturnType<typeof checked>>;

/** A file that waits for its review: its dry run changed nothing. */
export async function dryRun(
  actor: Actor,
  content: Buffer | string,
  { batch, ...given }: { fileName: string; mode?: string; batch?: number },
  db: Database,
): Promise<Checked & { id: number; isReadable: boolean }> {
  const id = await waitingReview(actor, content, db, given);
  const before = await everything(db);
  const result = await checked(actor, id, db, withBatch(batch));
  expect(await everything(db)).toBe(before);
  const { file } = result;
  const isReadable = file !== null && !layoutProblem(file.columns.map(({ field }) => field));
  if (!isReadable) expect(result.check.state).toBe('failed');
  return { ...result, id, isReadable };
}

/** Dry run, then import: the same numbers, and the base untouched in between. */
export async function expectWordKept(
  actor: Actor,
  content: Buffer | string,
  given: { fileName: string; mode?: string; batch?: number },
  db: Database,
): Promise<void> {
  const { id, check, file, isReadable } = await dryRun(actor, content, given, db);
  if (!isReadable) {
    await expect(importReviewed(actor, id, db)).rejects.toThrow('refused');
    return;
  }
  await importReviewed(actor, id, db);
  await executeRun(id, withBatch(given.batch));
  await expectSame(check, actor, id, db);
  expect(file?.ignored).toEqual((await getImport(actor, id, db)).ignoredColumns);
}

/** What a dry run said is what came of the import. */
export async function expectSame(
  check: Checked['check'],
  actor: Actor,
  importId: number,
  db: Database,
): Promise<void> {
  const view = await getImport(actor, importId, db);
  expect({
    state: check.state,
    reason: check.reason,
    rows: check.processed,
    created: check.created,
    updated: check.updated,
    unchanged: check.unchanged,
    rejected: check.rejected,
    withoutIdentifier: check.withoutIdentifier,
    repaired: check.repaired,
    newFields: check.newFields,
  }).toEqual({
    state: view.state,
    reason: view.reason,
    rows: view.processed,
    created: view.created,
    updated: view.updated,
    unchanged: view.unchanged,
    rejected: view.rejected,
    withoutIdentifier: view.withoutIdentifier,
    repaired: view.repaired,
    newFields: view.createdFields,
  });
  expect(check.reasons.slice(0, 30)).toEqual(await countReasons(actor, importId, db));
  const { rows: tags } = await db.execute<{ name: string }>(sql`select name from tag`);
  expect(check.newTags.toSorted()).toEqual(tags.map(({ name }) => name).toSorted());
}

/** Small batches, so that rows of one file meet over their borders. */
function withBatch(batchSize?: number): typeof RUN_KINDS {
  if (!batchSize) return RUN_KINDS;
  return {
    ...RUN_KINDS,
    import: { ...RUN_KINDS.import, batchSize },
    import_check: { ...RUN_KINDS.import_check, batchSize },
  };
}

/** Every table but those in which a review keeps its own state. */
async function everything(db: Database): Promise<string> {
  const lines = (await databaseDigest(db)).split('\n');
  return lines.filter((line) => !/^(run|import|import_check) /.test(line)).join('\n');
}
