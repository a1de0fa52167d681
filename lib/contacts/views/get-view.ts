import { and, eq, or } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { savedViews, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { mayManageView, type SavedView, viewColumns } from './view-fields.ts';

/** A view the actor may change. @throws NotFound of a private one of somebody else, Forbidden of a shared one */
export async function getView(actor: Actor, id: number, db: Database = database()): Promise<SavedView> {
  authorize(actor, 'contacts.view');
  const [view] = await db
    .select(viewColumns)
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.userId))
    .where(
      and(
        eq(savedViews.id, rowId('view', id, SMALL_ID)),
        or(eq(savedViews.userId, actor.userId), savedViews.shared),
      ),
    );
  if (!view) throw new NotFound('view');
  if (!mayManageView(actor, view)) throw new Forbidden('views.manage');
  return view;
}
