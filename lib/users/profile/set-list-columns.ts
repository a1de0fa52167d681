import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';

const MOST_COLUMNS = 150;

const schema = z.object({
  /** null: the columns that have values. */
  columns: z
    .array(z.string().regex(/^[a-zA-Z]{1,20}(:\d{1,9})?$/, 'invalid'))
    .max(MOST_COLUMNS, 'too_many_values')
    .nullable(),
});

/** `{ columns }`: the columns of the contact list, in order. */
export async function setListColumns(actor: Actor, input: unknown, db: Database = database()): Promise<void> {
  authorize(actor, 'profile.manage');
  const { columns } = parseInput(schema, input);
  await db.transaction(async (tx) => {
    await tx
      .update(users)
      .set({ listColumns: columns && [...new Set(columns)] })
      .where(eq(users.id, actor.userId));
    const fields = ['listColumns'];
    await audit(actor, { action: 'user.profile-updated', subjectId: actor.userId, fields }, tx);
  });
}
