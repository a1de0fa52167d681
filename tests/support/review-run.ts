import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getReview } from '#lib/imports/review/get-review.ts';
import { receiveReview } from '#lib/imports/review/receive-review.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { stream } from './import-file.ts';

/** Sends a file to be reviewed; its dry run waits. */
export async function waitingReview(
  actor: Actor,
  content: Buffer | string,
  db: Database,
  given: { fileName?: string; mode?: string } = {},
): Promise<number> {
  const body = stream([Buffer.from(content as string)]);
  const { id } = await receiveReview(actor, { fileName: 'clientes.csv', ...given, body }, db);
  return id;
}

/** Does the dry run of a waiting file in this process, to its end. */
export async function checked(actor: Actor, id: number, db: Database, kinds = RUN_KINDS) {
  const { check } = await getReview(actor, id, db);
  if (check) await executeRun(check.runId, kinds);
  const review = await getReview(actor, id, db);
  if (!review.check) throw new Error('the file has no dry run');
  return { ...review, check: review.check };
}
