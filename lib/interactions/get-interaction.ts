import { and, asc, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { interactions, messages, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import type { StepNames } from '#lib/routing/explain.ts';
import { type InteractionView, selectViews, viewOf } from './reading/interaction-view.ts';
import { stepNames } from './reading/step-names.ts';
import { visibleInteractions } from './visible-interactions.ts';

export type Message = typeof messages.$inferSelect & { author: string | null };

export interface InteractionInFull extends InteractionView {
  names: StepNames;
}

/** @throws NotFound */
export async function getInteraction(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<InteractionInFull> {
  authorize(actor, 'interactions.view');
  const which = and(eq(interactions.id, rowId('interaction', id)), visibleInteractions(actor));
  const [row] = await selectViews(db).where(which);
  if (!row) throw new NotFound('interaction');
  const view = viewOf(row);
  return { ...view, names: await stepNames(view.explanation, db) };
}

/** In the order in which they came. @throws NotFound */
export async function listMessages(actor: Actor, id: number, db: Database = database()): Promise<Message[]> {
  authorize(actor, 'interactions.view');
  await getInteraction(actor, id, db);
  const rows = await db
    .select({ message: messages, author: users.name })
    .from(messages)
    .leftJoin(users, eq(users.id, messages.authorId))
    .where(eq(messages.interactionId, id))
    .orderBy(asc(messages.id))
    .limit(2_000);
  return rows.map(({ message, author }) => ({ ...message, author }));
}
