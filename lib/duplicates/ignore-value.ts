import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';

const schema = z.object({
  value: z.string('required').trim().toLowerCase().min(1, 'required').max(LONGEST.email, 'too_long'),
});

/** "Ignore this value": `{ value }` identifies nobody from now on, as if it had always stood on the list of placeholders. */
export async function ignoreValue(actor: Actor, input: unknown, db: Database = database()): Promise<void> {
  authorize(actor, 'organization.manage');
  const { value } = parseInput(schema, input);
  await changeList(actor, (list) => [...list.filter((one) => one !== value), value], db);
}

/** `{ value }` identifies again. */
export async function heedValue(actor: Actor, input: unknown, db: Database = database()): Promise<void> {
  authorize(actor, 'organization.manage');
  const { value } = parseInput(schema, input);
  await changeList(actor, (list) => list.filter((one) => one !== value), db);
}

async function changeList(
  actor: Actor,
  change: (list: readonly string[]) => string[],
  db: Database,
): Promise<void> {
  await db.transaction(async (tx) => {
    // Two who ignore a value at once must not undo each other's.
    await tx.execute(sql`select from organization for update`);
    const { placeholders } = await getOrganization(tx);
    const after = change(placeholders);
    if (after.join() !== placeholders.join()) await updateOrganization(actor, { placeholders: after }, tx);
  });
}
