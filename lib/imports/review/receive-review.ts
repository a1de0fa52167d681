import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type GivenTarget, givenTarget } from '../blacklist/import-target.ts';
import { FILE_VERSION } from '../upload/file-chunks.ts';
import { type IncomingFile, storeUpload } from '../upload/store-upload.ts';
import { restartCheck } from './check/restart-check.ts';
import { deleteWaitingFile } from './delete-waiting-file.ts';
import { settleLayout } from './settle-layout.ts';

/** The worker reads larger files, so that no page waits for them. */
const AT_ONCE_BYTES = 4 << 20;

/**
 * Receives a file for review and starts its dry run. Each person has one: a newer file replaces the older. It takes no
 * import lock and is deleted after a day.
 * @returns the run's id
 * @throws Refused `file_too_large`, `upload_incomplete`, `mode_unknown`, `update_only_duplicates`
 */
export async function receiveReview(
  actor: Actor,
  file: IncomingFile & GivenTarget,
  db: Database = database(),
): Promise<{ id: number }> {
  authorize(actor, 'imports.create');
  if (file.into === 'blacklist') authorize(actor, 'blacklist.manage');
  const settle = async (id: number, byteSize: number) => {
    const given = await givenTarget(file, db);
    await db.update(imports).set(given).where(eq(imports.runId, id));
    if (byteSize <= AT_ONCE_BYTES && !(await isArchive(id, db))) await settleLayout(id, id, db);
    await db.transaction(async (tx) => {
      await replaceOlder(actor, tx);
      await tx.update(imports).set({ byteSize }).where(eq(imports.runId, id));
      await tx.update(runs).set({ state: 'review', heartbeatAt: sql`now()` }).where(eq(runs.id, id));
      await restartCheck(actor, id, tx);
    });
  };
  return storeUpload(actor, file, 'receiving_review', settle, db);
}

/** Locks the user's row first: two files that arrive at once would otherwise deadlock. */
export async function replaceOlder(actor: Actor, tx: Database): Promise<void> {
  await tx.execute(sql`select from app_user where id = ${actor.userId} for no key update`);
  const older = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(sql`${runs.userId} = ${actor.userId} and ${runs.kind} = 'import' and ${runs.state} = 'review'`);
  for (const { id } of older) await deleteWaitingFile(id, tx);
}

/** Unpacking a workbook takes longer than its size suggests. */
async function isArchive(id: number, db: Database): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from import_chunk where run_id = ${id} and version = ${FILE_VERSION.asReceived} and seq = 0
      and substring(bytes from 1 for 2) = '\\x504b'`);
  return rows.length > 0;
}
