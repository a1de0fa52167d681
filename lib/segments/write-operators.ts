import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { segmentOperators, users } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';

/** Replaces the operators of a segment. @returns whether anything changed */
export async function writeOperators(
  segmentId: number,
  emails: readonly string[],
  tx: Database,
): Promise<boolean> {
  const found = await tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.email, [...emails]));
  if (found.length < emails.length) refuse('operators', 'user_unknown');
  const wanted = found.map(({ id }) => id);
  const gone = await tx
    .delete(segmentOperators)
    .where(and(eq(segmentOperators.segmentId, segmentId), notInArray(segmentOperators.userId, wanted)))
    .returning({ userId: segmentOperators.userId });
  if (wanted.length === 0) return gone.length > 0;
  const added = await tx
    .insert(segmentOperators)
    .values(wanted.map((userId) => ({ segmentId, userId })))
    .onConflictDoNothing()
    .returning({ userId: segmentOperators.userId });
  return gone.length + added.length > 0;
}
