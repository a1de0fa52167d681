import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contactBlocks } from '#db/schema/index.ts';

/** Counts one more attempt of a blocked contact; nothing of it is kept but the moment. */
export async function countRefused(contactId: number, tx: Database): Promise<void> {
  await tx
    .update(contactBlocks)
    .set({ refused: sql`${contactBlocks.refused} + 1`, lastRefusedAt: sql`now()` })
    .where(eq(contactBlocks.contactId, contactId));
}
