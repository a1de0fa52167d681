import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { organization, userSessions, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actorColumns, actorOf } from '#lib/core/actor-of.ts';
import { sessionLimits } from './session-limits.ts';

const TOUCH_EVERY = 60_000;

/** @param options.activity false for what the page asks by itself: polling must not keep a session alive */
export async function sessionActor(
  sessionId: string,
  options: { activity?: boolean } = {},
  db: Database = database(),
): Promise<Actor | null> {
  const now = Date.now();
  const [row] = await liveSession(db).execute({
    sessionId,
    now: new Date(now),
    seenAfter: new Date(now - sessionLimits().idle),
  });
  if (!row) return null;
  if (options.activity !== false && row.lastSeenAt.getTime() < now - TOUCH_EVERY)
    await touch(sessionId, now, db);
  return actorOf(row, 'web');
}

const liveSession = prepared((db) =>
  db
    .select({ ...actorColumns, lastSeenAt: userSessions.lastSeenAt })
    .from(userSessions)
    .innerJoin(users, eq(users.id, userSessions.userId))
    .leftJoin(organization, eq(organization.id, 1))
    .where(
      and(
        eq(userSessions.id, sql.placeholder('sessionId')),
        eq(users.active, true),
        gt(userSessions.expiresAt, sql.placeholder('now')),
        gt(userSessions.lastSeenAt, sql.placeholder('seenAfter')),
      ),
    )
    .prepare('session_actor'),
);

async function touch(sessionId: string, now: number, db: Database): Promise<void> {
  await db
    .update(userSessions)
    .set({ lastSeenAt: new Date(now) })
    .where(and(eq(userSessions.id, sessionId), lt(userSessions.lastSeenAt, new Date(now - TOUCH_EVERY))));
}
