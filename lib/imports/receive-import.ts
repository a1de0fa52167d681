import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit.ts';
import { Refused, refuse } from '#lib/core/errors.ts';
import { rootCause } from '#lib/core/log.ts';
import { authorize } from '#lib/core/permissions.ts';
import { wakeRun } from '#lib/core/runs/queue.ts';
import { cutIntoChunks, FILE_VERSION, writeChunk } from './file-chunks.ts';

export interface IncomingFile {
  fileName: string;
  body: AsyncIterable<Uint8Array>;
  /** Bytes the sender announced for the file itself, when it did. */
  declaredBytes?: number;
}

const DEFAULT_MOST_BYTES = 1 << 30;
/** How often the upload says that it is still alive, in pieces of one megabyte. */
const HEARTBEAT_EVERY = 16;

/**
 * Takes in a file: stores it piece by piece (never more than a piece in memory), then queues its import. The lock of one
 * active import per user is taken before the first byte and released when the upload breaks off.
 * @returns the run's id
 * @throws Refused `import_active` (conflict), `file_too_large`, `upload_incomplete`
 */
export async function receiveImport(
  actor: Actor,
  file: IncomingFile,
  db: Database = database(),
): Promise<{ id: number }> {
  authorize(actor, 'imports.create');
  const id = await openImport(actor, file.fileName, db);
  try {
    const size = await store(id, file, db);
    await queueImport(actor, id, size, db);
    return { id };
  } catch (error) {
    await db.delete(runs).where(eq(runs.id, id));
    throw error;
  }
}

/** Takes the user's lock: a partial unique index lets one unfinished import per user exist. */
async function openImport(actor: Actor, fileName: string, db: Database): Promise<number> {
  try {
    return await db.transaction(async (tx) => {
      const [run] = await tx
        .insert(runs)
        .values({
          kind: 'import',
          userId: actor.userId,
          via: actor.via === 'api' ? 'api' : 'web',
          state: 'receiving',
          heartbeatAt: sql`now()`,
        })
        .returning({ id: runs.id });
      if (!run) throw new Error('no run was inserted');
      await tx.insert(imports).values({ runId: run.id, fileName: cleanName(fileName) });
      return run.id;
    });
  } catch (error) {
    const cause = rootCause(error) as { code?: string; constraint?: string };
    if (cause.code === '23505' && cause.constraint === 'run_one_import_per_user') {
      throw new Refused({ file: [{ code: 'import_active' }] }, 'conflict');
    }
    throw error;
  }
}

async function store(id: number, file: IncomingFile, db: Database): Promise<number> {
  const most = Number(process.env.UPLOAD_MAX_BYTES ?? DEFAULT_MOST_BYTES);
  let size = 0;
  let seq = 0;
  for await (const chunk of cutIntoChunks(file.body)) {
    size += chunk.length;
    if (size > most) refuse('file', 'file_too_large', { megabytes: Math.floor(most / 1_048_576) });
    await writeChunk(id, FILE_VERSION.asReceived, seq, chunk, db);
    seq += 1;
    if (seq % HEARTBEAT_EVERY === 0)
      await db.update(runs).set({ heartbeatAt: sql`now()` }).where(eq(runs.id, id));
  }
  if (file.declaredBytes !== undefined && file.declaredBytes !== size) refuse('file', 'upload_incomplete');
  return size;
}

/** File size, wake-up, alert and audit entry stand or fall together. */
async function queueImport(actor: Actor, id: number, size: number, db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const [run] = await tx
      .update(runs)
      .set({ state: 'queued', heartbeatAt: sql`now()` })
      .where(sql`${runs.id} = ${id} and ${runs.state} = 'receiving'`)
      .returning({ id: runs.id });
    if (!run) refuse('file', 'upload_incomplete');
    await tx.update(imports).set({ byteSize: size }).where(eq(imports.runId, id));
    await tx.insert(notifications).values({ userId: actor.userId, runId: id });
    await audit(actor, { action: 'import.created', subject: 'run', subjectId: id }, tx);
    await wakeRun(id, tx);
  });
}

/** The last step of a path, without control characters, at most 200 characters. */
function cleanName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  return clean || 'import.csv';
}
