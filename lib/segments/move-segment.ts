import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { segments } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';

const schema = z.object({ direction: z.enum(['up', 'down'], 'invalid') });

/** Moves a segment by one place, `{ direction: up | down }`; at either end it stays. @throws NotFound */
export async function moveSegment(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'segments.manage');
  rowId('segment', id, SMALL_ID);
  const { direction } = parseInput(schema, input);
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table segment in share row exclusive mode`);
    const ids = (
      await tx.select({ id: segments.id }).from(segments).orderBy(segments.position, segments.nameKey)
    ).map((segment) => segment.id);
    const from = ids.indexOf(id);
    if (from === -1) throw new NotFound('segment');
    const neighbour = ids[from + (direction === 'up' ? -1 : 1)];
    if (neighbour === undefined) return;
    const order = ids.with(from, neighbour).with(ids.indexOf(neighbour), id);
    for (const [position, own] of order.entries())
      await tx
        .update(segments)
        .set({ position: position + 1 })
        .where(eq(segments.id, own));
    await audit(actor, { action: 'segment.updated', subjectId: id, fields: ['position'] }, tx);
  });
}
