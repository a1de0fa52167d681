import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { notifications } from '#db/schema/index.ts';

/** Takes back what was said of a run that is no longer what it was. */
export async function withdrawNotifications(runId: number, tx: Database): Promise<void> {
  await tx.delete(notifications).where(eq(notifications.runId, runId));
}
