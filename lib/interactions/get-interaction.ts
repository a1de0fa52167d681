import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { interactions, messages, users } from '#db/schema/index.ts';
import { hasLimitedView } from '#lib/contacts/visible-contacts.ts';
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
  const row = await findView(actor, rowId('interaction', id), db);
  if (!row) throw new NotFound('interaction');
  const view = viewOf(row);
  return { ...view, names: await stepNames(view.explanation, db, view) };
}

async function findView(actor: Actor, id: number, db: Database) {
  const found = hasLimitedView(actor)
    ? selectViews(db).where(and(eq(interactions.id, id), visibleInteractions(actor)))
    : viewOfId(db).execute({ id });
  return (await found)[0];
}

/** Of whoever sees all: what platforms are answered with. */
const viewOfId = prepared((db) =>
  selectViews(db)
    .where(eq(interactions.id, sql.placeholder('id')))
    .prepare('interaction'),
);

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
