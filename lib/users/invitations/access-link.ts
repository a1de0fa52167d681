import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accessLinks } from '#db/schema/index.ts';
import { hashOfToken } from '../tokens/secret-token.ts';

type Purpose = 'setup' | 'invitation';

/** null when unknown, used or expired. With `lock` the row is locked, ready to be used. */
export async function findAccessLink(token: string, purpose: Purpose, db: Database, lock = false) {
  const query = db
    .select({ tokenHash: accessLinks.tokenHash, userId: accessLinks.userId })
    .from(accessLinks)
    .where(
      and(
        eq(accessLinks.tokenHash, hashOfToken(token)),
        eq(accessLinks.purpose, purpose),
        isNull(accessLinks.usedAt),
        gt(accessLinks.expiresAt, new Date()),
      ),
    );
  const [link] = lock ? await query.for('update') : await query;
  return link ?? null;
}

export async function markLinkUsed(tokenHash: string, db: Database): Promise<void> {
  await db.update(accessLinks).set({ usedAt: new Date() }).where(eq(accessLinks.tokenHash, tokenHash));
}
