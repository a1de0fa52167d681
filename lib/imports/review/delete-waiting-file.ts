import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { deleteCheck } from './check/restart-check.ts';

export async function deleteWaitingFile(importId: number, tx: Database): Promise<void> {
  await deleteCheck(importId, tx);
  await tx.delete(runs).where(eq(runs.id, importId));
}
