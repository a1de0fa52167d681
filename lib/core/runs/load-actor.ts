import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import type { Actor } from '../actor.ts';
import { actorColumns, actorOf } from '../actor-of.ts';

/** The run's user with the rights of this moment, acting in the course of `causeId`; null when gone or deactivated. */
export async function loadActor(
  userId: number | null,
  db: Database,
  causeId?: number,
): Promise<Actor | null> {
  if (userId === null) return null;
  const [row] = await db
    .select(actorColumns)
    .from(users)
    .leftJoin(organization, eq(organization.id, 1))
    .where(and(eq(users.id, userId), eq(users.active, true)));
  return row ? { ...actorOf(row, 'job'), causeId } : null;
}
