import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused, refuse } from '#lib/core/errors.ts';
import { rootCause } from '#lib/core/log.ts';
import { cutIntoChunks, FILE_VERSION, writeChunk } from './file-chunks.ts';

export interface IncomingFile {
  fileName: string;
  body: AsyncIterable<Uint8Array>;
  /** Bytes the sender announced for the file itself, when it did. */
  declaredBytes?: number;
  /** What else the form sent; known once the file has been read. */
  fields?: Promise<Readonly<Record<string, string>>>;
}

const DEFAULT_MOST_BYTES = 1 << 30;
/** How often the upload says that it is still alive, in pieces of one megabyte. */
const HEARTBEAT_EVERY = 16;

/**
 * Stores a file piece by piece, never more than a piece in memory, under a run in `state`, then lets `settle` say what
 * becomes of it. When the upload breaks off or `settle` refuses, nothing of it stays.
 * @returns the run's id
 * @throws Refused `import_active` (conflict), `file_too_large`, `upload_incomplete`
 */
export async function storeUpload(
  actor: Actor,
  file: IncomingFile,
  state: 'receiving' | 'receiving_review',
  settle: (id: number, size: number) => Promise<void>,
  db: Database,
): Promise<{ id: number }> {
  const id = await openUpload(actor, file.fileName, state, db);
  try {
    await settle(id, await store(id, file, db));
    return { id };
  } catch (error) {
    await db.delete(runs).where(eq(runs.id, id));
    throw error;
  }
}

async function openUpload(
  actor: Actor,
  fileName: string,
  state: 'receiving' | 'receiving_review',
  db: Database,
): Promise<number> {
  try {
    return await db.transaction(async (tx) => {
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
      await tx.insert(imports).values({ runId: run.id, fileName: cleanName(fileName) });
      return run.id;
    });
  } catch (error) {
    throw isActiveImport(error) ? new Refused({ file: [{ code: 'import_active' }] }, 'conflict') : error;
  }
}

/** Whether the database refused a second unfinished import of one user: a partial unique index lets only one exist. */
export function isActiveImport(error: unknown): boolean {
  const cause = rootCause(error) as { code?: string; constraint?: string };
  return cause.code === '23505' && cause.constraint === 'run_one_import_per_user';
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

/** The last step of a path, without control characters, at most 200 characters. */
function cleanName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  return clean || 'import.csv';
}
