import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';

/** Who became a contact stays one. @throws NotFound, Refused once it has ended */
export async function cancelSync(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'contacts.sync');
  await db.transaction(async (tx) => {
    const [run] = await tx
      .select({ state: runs.state })
      .from(runs)
      .where(and(eq(runs.id, id), eq(runs.kind, 'sync')))
      .for('update');
    if (!run) throw new NotFound('run');
    if (run.state !== 'queued' && run.state !== 'running') refuse('form', 'run_ended');
    await tx.update(runs).set({ cancelRequested: true }).where(eq(runs.id, id));
    await audit(actor, { action: 'sync.cancelled', subjectId: id }, tx);
  });
}
