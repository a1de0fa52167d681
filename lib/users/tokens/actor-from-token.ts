import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { apiTokens, organization, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actorColumns, actorOf } from '#lib/core/actor-of.ts';
import { hashOfToken } from './secret-token.ts';

const TOUCH_EVERY = 60_000;

/** null when invalid. Read on every request, so that revoking the token or deactivating the user counts at once. */
export async function actorFromToken(token: string, db: Database = database()): Promise<Actor | null> {
  const [row] = await holderOf(db).execute({ hash: hashOfToken(token) });
  if (!row) return null;
  await touch(row.tokenId, row.lastUsedAt, db);
  return actorOf(row, 'api');
}

const holderOf = prepared((db) =>
  db
    .select({ ...actorColumns, tokenId: apiTokens.id, lastUsedAt: apiTokens.lastUsedAt })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .leftJoin(organization, eq(organization.id, 1))
    .where(
      and(
        eq(apiTokens.tokenHash, sql.placeholder('hash')),
        isNull(apiTokens.revokedAt),
        eq(users.active, true),
      ),
    )
    .prepare('token_holder'),
);

async function touch(id: number, lastUsedAt: Date | null, db: Database): Promise<void> {
  const before = new Date(Date.now() - TOUCH_EVERY);
  if (lastUsedAt && lastUsedAt > before) return;
  await db
    .update(apiTokens)
    .set({ lastUsedAt: new Date() })
    .where(and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, before))));
}
