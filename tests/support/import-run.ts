import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importRows, runRejections } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { stream } from './import-file.ts';

/** Sends a file through the real import, from upload to end, in this process. */
export async function importFile(
  actor: Actor,
  content: Buffer | string,
  db: Database,
  fileName = 'clientes.csv',
) {
  const { id } = await receiveImport(actor, { fileName, body: stream([Buffer.from(content as string)]) }, db);
  await executeRun(id, RUN_KINDS);
  const view = await getImport(actor, id, db);
  const rejections = await db
    .select()
    .from(runRejections)
    .where(eq(runRejections.runId, id))
    .orderBy(asc(runRejections.position));
  const outcomes = await db
    .select()
    .from(importRows)
    .where(eq(importRows.runId, id))
    .orderBy(asc(importRows.line));
  return { id, view, rejections, outcomes };
}
