import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { apiTokens, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { Forbidden, NotFound, refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, SMALL_ID } from '#lib/core/row-id.ts';
import { shownName } from '#lib/identifiers/shown-name.ts';
import { lockUser, mayManage } from '../manageable-user.ts';
import { userEmail } from '../user-fields.ts';
import type { User } from '../user-row.ts';
import { hashOfToken, newSecretToken } from './secret-token.ts';

const schema = z.object({
  /** The token's user: by id, by e-mail, else the actor. */
  userId: idField(SMALL_ID).optional(),
  email: userEmail.optional(),
  name: shownName(LONGEST.token),
});

/** `{ name, userId? | email? }`. Returned once and not stored. Managers create tokens for themselves, supervisors and agents. */
export async function createApiToken(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<{ id: number; token: string }> {
  authorize(actor, 'tokens.manage');
  const fields = parseInput(schema, input);
  const token = `crt_${newSecretToken()}`;
  return db.transaction(async (tx) => {
    const user = await tokenUser(actor, fields, tx);
    const [row] = await tx
      .insert(apiTokens)
      .values({ userId: user.id, name: fields.name, tokenHash: hashOfToken(token) })
      .returning({ id: apiTokens.id });
    if (!row) throw new Error('token not stored');
    await audit(actor, { action: 'token.created', subjectId: row.id, fields: ['user'] }, tx);
    return { id: row.id, token };
  });
}

export function mayManageTokens(actor: Actor, user: Pick<User, 'id' | 'role'>): boolean {
  return user.id === actor.userId || mayManage(actor, user);
}

async function tokenUser(actor: Actor, fields: z.output<typeof schema>, db: Database): Promise<User> {
  const field = fields.email ? 'email' : 'userId';
  const condition = fields.email
    ? eq(users.email, fields.email)
    : eq(users.id, fields.userId ?? actor.userId);
  const user = await lockUser(condition, db).catch((error: unknown) => {
    if (error instanceof NotFound) refuse(field, 'user_unknown');
    throw error;
  });
  if (!mayManageTokens(actor, user)) throw new Forbidden('tokens.manage');
  if (!user.active) refuse(field, 'user_inactive');
  return user;
}
