import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { savedViews } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { LONGEST_QUERY, viewName, viewShared } from './view-fields.ts';
import { keptQuery, lookOfQuery } from './view-query.ts';

const MOST_VIEWS = 100;

const schema = z.object({
  name: viewName,
  shared: viewShared,
  query: z.string('invalid').max(LONGEST_QUERY, 'too_long').default(''),
});

/** `{ name, shared?, query }`, without what was typed (`keptLook`). Refuses a name of another of theirs (conflict). */
export async function createView(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<{ id: number; query: string }> {
  authorize(actor, 'contacts.view');
  const { name, shared, query: given } = parseInput(schema, input);
  return db.transaction(async (tx) => {
    const query = await keptQuery(lookOfQuery(given), tx);
    const own = await tx.$count(savedViews, sql`${savedViews.userId} = ${actor.userId}`);
    if (own >= MOST_VIEWS) refuse('name', 'too_many_views', { maximum: MOST_VIEWS });
    const [view] = await tx
      .insert(savedViews)
      .values({ userId: actor.userId, name, shared, query })
      .onConflictDoNothing()
      .returning({ id: savedViews.id });
    if (!view) refuse('name', 'view_exists', undefined, 'conflict');
    await audit(actor, { action: 'view.created', subjectId: view.id }, tx);
    return { id: view.id, query };
  });
}
