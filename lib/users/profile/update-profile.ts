import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { userName } from '../user-fields.ts';
import { type User, userColumns } from '../user-row.ts';

const schema = z.object({
  name: userName.optional(),
  locale: z
    .enum(['pt-BR', 'en', ''], 'invalid')
    .nullable()
    .transform((locale) => locale || null)
    .optional(),
  theme: z.enum(['system', 'light', 'dark'], 'invalid').optional(),
});

/** Missing keys stay unchanged; locale '' follows the organization. */
export async function updateProfile(actor: Actor, input: unknown, db: Database = database()): Promise<User> {
  authorize(actor, 'profile.manage');
  const given = parseInput(schema, input);
  const fields = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  return db.transaction(async (tx) => {
    const [user] = await tx
      .update(users)
      .set({ ...given, updatedAt: new Date() })
      .where(eq(users.id, actor.userId))
      .returning(userColumns);
    if (!user) throw new NotFound('user');
    await audit(actor, { action: 'user.profile-updated', subjectId: user.id, fields }, tx);
    return user;
  });
}
