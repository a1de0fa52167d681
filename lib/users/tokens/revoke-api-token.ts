import { and, eq, isNull } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { apiTokens, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { mayManageTokens } from './create-api-token.ts';

/** @throws NotFound when unknown, already revoked, or of a user the actor does not manage */
export async function revokeApiToken(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'tokens.manage');
  await db.transaction(async (tx) => {
    const [token] = await tx
      .select({ user: { id: users.id, role: users.role } })
      .from(apiTokens)
      .innerJoin(users, eq(users.id, apiTokens.userId))
      .where(and(eq(apiTokens.id, rowId('token', id, SMALL_ID)), isNull(apiTokens.revokedAt)))
      .for('update');
    if (!token || !mayManageTokens(actor, token.user)) throw new NotFound('token');
    await tx.update(apiTokens).set({ revokedAt: new Date() }).where(eq(apiTokens.id, id));
    await audit(actor, { action: 'token.revoked', subjectId: id }, tx);
  });
}
