import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { leaveToWorker } from '#lib/core/runs/create-run.ts';
import { type GivenTarget, givenTarget } from './blacklist/import-target.ts';
import { type IncomingFile, storeUpload } from './upload/store-upload.ts';

export type { IncomingFile } from './upload/store-upload.ts';

/**
 * Receives a file and queues its import. The lock of one active import per user is taken before the first byte and
 * released when the upload fails. `mode` of contacts, `direction` and `note` of numbers for the blacklist (`into`) may also come as
 * form fields beside the file.
 * @returns the run's id
 * @throws Refused `import_active` (conflict), `file_too_large`, `upload_incomplete`, `mode_unknown`,
 * `update_only_duplicates`
 */
export async function receiveImport(
  actor: Actor,
  file: IncomingFile & GivenTarget,
  db: Database = database(),
): Promise<{ id: number }> {
  authorize(actor, 'imports.create');
  if (file.into === 'blacklist') authorize(actor, 'blacklist.manage');
  if (file.mode !== undefined || file.direction !== undefined)
    await givenTarget({ ...file, fields: undefined }, db);
  const settle = async (id: number, byteSize: number) => {
    const given = await givenTarget(file, db);
    await db.transaction(async (tx) => {
      await tx
        .update(imports)
        .set({ byteSize, ...given })
        .where(eq(imports.runId, id));
      await queueImport(actor, id, 'receiving', tx);
    });
  };
  return storeUpload(actor, file, 'receiving', settle, db);
}

/** State, job, notification and audit entry commit together. */
export async function queueImport(
  actor: Actor,
  id: number,
  from: 'receiving' | 'review',
  tx: Database,
): Promise<void> {
  const [run] = await tx
    .update(runs)
    .set({ state: 'queued', createdAt: sql`now()`, heartbeatAt: sql`now()` })
    .where(sql`${runs.id} = ${id} and ${runs.state} = ${from}`)
    .returning({ id: runs.id });
  if (!run) refuse('file', 'upload_incomplete');
  await audit(actor, { action: 'import.created', subjectId: id }, tx);
  await leaveToWorker(actor, id, tx);
}
