import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
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
  });
}
