import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import { deleteFile } from '../upload/file-chunks.ts';
import { deleteWaitingFile } from './delete-waiting-file.ts';

export async function sweepReviews(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const forgotten = await tx
      .select({ id: runs.id })
      .from(runs)
      .where(
        sql`${runs.kind} = 'import' and ${runs.state} = 'review' and ${runs.heartbeatAt} < now() - interval '24 hours'`,
      )
      .for('update');
    for (const { id } of forgotten) await deleteWaitingFile(id, tx);
    const refused = await tx
      .update(imports)
      .set({ mendable: false })
      .where(
        sql`${imports.mendable} and exists (
          select from run where run.id = ${imports.runId} and run.finished_at < now() - interval '24 hours')`,
      )
      .returning({ id: imports.runId });
    for (const { id } of refused) await deleteFile(id, tx);
  });
}
