import { and, eq, notInArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { segmentOperators } from '#db/schema/index.ts';
import { findSegments } from './find-segments.ts';

/** Replaces the segments that a user serves. @returns whether anything changed @throws Refused */
export async function setUserSegments(
  userId: number,
  names: readonly string[],
  tx: Database,
): Promise<boolean> {
  const ids = await findSegments(names, tx);
  const gone = await tx
    .delete(segmentOperators)
    .where(and(eq(segmentOperators.userId, userId), notInArray(segmentOperators.segmentId, ids)))
    .returning({ id: segmentOperators.segmentId });
  if (ids.length === 0) return gone.length > 0;
  const added = await tx
    .insert(segmentOperators)
    .values(ids.map((segmentId) => ({ segmentId, userId })))
    .onConflictDoNothing()
    .returning({ id: segmentOperators.segmentId });
  return gone.length + added.length > 0;
}
