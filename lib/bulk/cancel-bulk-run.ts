import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { findBulkChange } from './find-bulk-change.ts';

/** What was changed stays, and can be undone. @throws NotFound, Refused */
export async function cancelBulkRun(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'runs.view');
  await db.transaction(async (tx) => {
    const { run } = await findBulkChange(actor, id, tx, { lock: true });
    if (run.state !== 'queued' && run.state !== 'running') refuse('form', 'run_ended');
    await tx.update(runs).set({ cancelRequested: true }).where(eq(runs.id, id));
    await audit(actor, { action: 'bulk.cancelled', subjectId: id }, tx);
  });
}
