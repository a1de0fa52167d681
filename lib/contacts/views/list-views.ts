import { asc, desc, eq, or, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { savedViews, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { mayUseView, type SavedView, viewColumns } from './view-fields.ts';

/** Their own first, by name. */
export async function listViews(actor: Actor, db: Database = database()): Promise<SavedView[]> {
  authorize(actor, 'contacts.view');
  const views = await ownAndShared(db).execute({ userId: actor.userId });
  return views.filter((view) => mayUseView(actor, view));
}

const ownAndShared = prepared((db) =>
  db
    .select(viewColumns)
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.userId))
    .where(or(eq(savedViews.userId, sql.placeholder('userId')), savedViews.shared))
    .orderBy(
      desc(sql`${savedViews.userId} = ${sql.placeholder('userId')}`),
      asc(sql`fold_text(${savedViews.name})`),
      asc(savedViews.id),
    )
    .prepare('saved_views'),
);
