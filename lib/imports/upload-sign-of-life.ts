import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { errorFacts, log } from '#lib/core/log.ts';

const EVERY_MS = 2_000;
/** An upload whose process has said nothing for this long has lost it, in seconds. */
export const LOST_AFTER_SECONDS = 10;

/**
 * Says every two seconds that the process that receives a file lives, until the function it answers is called. That its
 * sender lives is seen by the bytes: `uploadBody` refuses one who is silent.
 */
export function keepAlive(runId: number, db: Database, every = EVERY_MS): () => void {
  let saying = false;
  const timer = setInterval(async () => {
    if (saying) return;
    saying = true;
    try {
      await db
        .update(runs)
        .set({ heartbeatAt: sql`now()` })
        .where(sql`${runs.id} = ${runId} and ${runs.state} in ('receiving', 'receiving_review')`);
    } catch (error) {
      log('upload.sign_of_life_failed', errorFacts(error));
    }
    saying = false;
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}
