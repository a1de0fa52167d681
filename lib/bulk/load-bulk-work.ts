import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { bulkChanges, runs } from '#db/schema/index.ts';
import type { BulkWork } from './bulk-work.ts';

export async function loadBulkWork(runId: number, db: Database): Promise<BulkWork> {
  const undone = alias(runs, 'undone');
  const [row] = await db
    .select({
      action: bulkChanges.action,
      parameters: bulkChanges.parameters,
      undoes: bulkChanges.undoes,
      undoSince: undone.startedAt,
    })
    .from(bulkChanges)
    .leftJoin(undone, eq(undone.id, bulkChanges.undoes))
    .where(eq(bulkChanges.runId, runId));
  if (!row) throw new Error('a bulk change has lost what it is to do');
  return row;
}
