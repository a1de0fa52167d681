import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { isImport, mayCancel } from './import-view.ts';

/** Stops a running import after its current batch. Rows already written stay. */
export async function cancelImport(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'imports.create');
  await db.transaction(async (tx) => {
    const [run] = await tx
      .select({ state: runs.state, userId: runs.userId })
      .from(runs)
      .where(sql`${runs.id} = ${rowId('import', id)} and ${isImport}`)
      .for('update');
    if (!run || !mayCancel(actor, run)) throw new NotFound('import');
    if (run.state !== 'queued' && run.state !== 'running') refuse('form', 'import_ended');
    await tx.update(runs).set({ cancelRequested: true }).where(sql`${runs.id} = ${id}`);
    await audit(actor, { action: 'import.cancelled', subjectId: id }, tx);
  });
}
