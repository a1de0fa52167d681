import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { isHeard } from './heard-events.ts';
import { noteEvent } from './note-event.ts';

/** Tells other systems that a run has ended, in the transaction that ends it; what only prepares a page is none of theirs. */
export async function noteRunEnd(runId: number, tx: Database): Promise<void> {
  if (!(await isHeard(['run.finished'], tx))) return;
  const { id, kind, state, processed, succeeded, rejected } = runs;
  const [data] = await tx
    .select({ id, kind, state, processed, succeeded, rejected })
    .from(runs)
    .where(eq(id, runId));
  if (data && data.kind !== 'import_check') await noteEvent({ type: 'run.finished', data }, tx);
}
