import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused, refuse, TooMany } from '#lib/core/errors.ts';
import { rootCause } from '#lib/core/log.ts';
import { cleanFileName } from '#lib/identifiers/file-name.ts';
import { fileTooLarge, mostUploadBytes } from '../upload-body.ts';
import { keepAlive } from '../upload-sign-of-life.ts';
import { dropBrokenUploads } from './drop-broken-uploads.ts';
import { cutIntoChunks, FILE_VERSION, writeChunk } from './file-chunks.ts';

export interface IncomingFile {
  fileName: string;
  body: AsyncIterable<Uint8Array>;
  /** Bytes the sender announced for the file itself, when it did. */
  declaredBytes?: number;
  /** What else the form sent; known once the file has been read. */
  fields?: Promise<Readonly<Record<string, string>>>;
}

/** Files of one person that may arrive at the same time to be reviewed; of those to be imported one lives anyway. */
const MOST_AT_ONCE = 2;
const RETRY_AFTER = 10;

export type UploadState = 'receiving' | 'receiving_review';

/**
 * Stores a file piece by piece, never more than a piece in memory, under a run in `state`, then lets `settle` say what
 * becomes of it. When the upload breaks off or `settle` refuses, nothing of it stays.
 * @returns the run's id
 * @throws Refused `import_active` (conflict), `file_too_large`, `upload_incomplete`; TooMany
 */
export async function storeUpload(
  actor: Actor,
  file: IncomingFile,
  state: UploadState,
  settle: (id: number, size: number) => Promise<void>,
  db: Database,
): Promise<{ id: number }> {
  const id = await openUpload(actor, file.fileName, state, db);
  const stop = keepAlive(id, db);
  try {
    await settle(id, await store(id, file, db));
    return { id };
  } catch (error) {
    await db.delete(runs).where(eq(runs.id, id));
    throw isDropped(error) ? new Refused({ file: [{ code: 'upload_incomplete' }] }) : error;
  } finally {
    stop();
  }
}

/** Whether the run went while its file arrived: this process was taken for dead. */
function isDropped(error: unknown): boolean {
  const { code, constraint } = rootCause(error) as { code?: string; constraint?: string };
  return code === '23503' && constraint === 'import_chunk_run_id_import_run_id_fk';
}

/** A process that died with an upload leaves its lock behind: who comes next need not wait for a worker to notice. */
async function openUpload(actor: Actor, fileName: string, state: UploadState, db: Database): Promise<number> {
  try {
    return await insertRun(actor, fileName, state, db);
  } catch (error) {
    if (!(error instanceof Refused) || (await dropBrokenUploads(db)) === 0) throw error;
    return insertRun(actor, fileName, state, db);
  }
}

async function insertRun(actor: Actor, fileName: string, state: UploadState, db: Database): Promise<number> {
  try {
    return await db.transaction(async (tx) => {
      if (state === 'receiving_review') await refuseMany(actor, tx);
      const [run] = await tx
        .insert(runs)
        .values({
          kind: 'import',
          userId: actor.userId,
          via: actor.via === 'api' ? 'api' : 'web',
          state,
          heartbeatAt: sql`now()`,
        })
        .returning({ id: runs.id });
      if (!run) throw new Error('no run was inserted');
      await tx.insert(imports).values({ runId: run.id, fileName: cleanFileName(fileName) || 'import.csv' });
      return run.id;
    });
  } catch (error) {
    throw isActiveImport(error) ? new Refused({ file: [{ code: 'import_active' }] }, 'conflict') : error;
  }
}

/** Files that begin to arrive at once take turns at the user's row, or none would see the others. */
async function refuseMany(actor: Actor, tx: Database): Promise<void> {
  await tx.execute(sql`select from app_user where id = ${actor.userId} for no key update`);
  const arriving = await tx.$count(
    runs,
    sql`${runs.userId} = ${actor.userId} and ${runs.state} = 'receiving_review'`,
  );
  if (arriving >= MOST_AT_ONCE) throw new TooMany('uploads_active', RETRY_AFTER);
}

/** Whether the database refused a second unfinished import of one user: a partial unique index lets only one exist. */
export function isActiveImport(error: unknown): boolean {
  const cause = rootCause(error) as { code?: string; constraint?: string };
  return cause.code === '23505' && cause.constraint === 'run_one_import_per_user';
}

async function store(id: number, file: IncomingFile, db: Database): Promise<number> {
  const most = mostUploadBytes();
  let size = 0;
  let seq = 0;
  for await (const chunk of cutIntoChunks(file.body)) {
    size += chunk.length;
    if (size > most) throw fileTooLarge();
    await writeChunk(id, FILE_VERSION.asReceived, seq, chunk, db);
    seq += 1;
  }
  if (file.declaredBytes !== undefined && file.declaredBytes !== size) refuse('file', 'upload_incomplete');
  return size;
}
