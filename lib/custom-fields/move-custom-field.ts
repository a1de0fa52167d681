import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { customFields } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockCustomFields } from './lock-custom-fields.ts';

const schema = z.object({ direction: z.enum(['up', 'down'], 'invalid') });

/** Moves a field by one position, `{ direction: up | down }`; at either end it stays. @throws NotFound */
export async function moveCustomField(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'custom-fields.manage');
  const { direction } = parseInput(schema, input);
  await db.transaction(async (tx) => {
    const { field, fields } = await lockCustomFields(id, tx);
    const from = fields.indexOf(field);
    const to = from + (direction === 'up' ? -1 : 1);
    const neighbour = fields[to];
    if (!neighbour || neighbour.archived !== field.archived) return;
    const order = fields.with(from, neighbour).with(to, field);
    for (const [position, { id: own }] of order.entries()) {
      await tx.update(customFields).set({ position }).where(eq(customFields.id, own));
    }
    await audit(actor, { action: 'custom-field.moved', subjectId: id, fields: ['position'] }, tx);
  });
}
