import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { organization } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { listContactFields } from './list-contact-fields.ts';

const schema = z.object({
  field: z.string('required').max(40, 'too_long'),
  direction: z.enum(['up', 'down', 'top'], 'invalid'),
});

/** `{ field, direction: up | down | top }`; where it cannot go it stays. @throws NotFound */
export async function moveContactField(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'organization.manage');
  const { field, direction } = parseInput(schema, input);
  await db.transaction(async (tx) => {
    const { id } = await getOrganization(tx);
    await tx.select().from(organization).where(eq(organization.id, id)).for('update');
    const keys = (await listContactFields(actor, tx)).map(({ key }) => key);
    const from = keys.indexOf(field);
    if (from < 0) throw new NotFound('field');
    const to = { up: from - 1, down: from + 1, top: 0 }[direction];
    if (to < 0 || to >= keys.length || to === from) return;
    keys.splice(to, 0, ...keys.splice(from, 1));
    await tx
      .update(organization)
      .set({ contactFields: keys, updatedAt: new Date() })
      .where(eq(organization.id, id));
    await audit(actor, { action: 'organization.updated', fields: ['contactFields'] }, tx);
  });
}
