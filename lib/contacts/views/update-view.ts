import { and, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { savedViews } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getView } from './get-view.ts';
import { viewName, viewShared } from './view-fields.ts';

const schema = z.object({ name: viewName, shared: viewShared });

/** `{ name, shared? }`. Refuses a name that another of its owner has (conflict). */
export async function updateView(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'contacts.view');
  const given = parseInput(schema, input);
  await db.transaction(async (tx) => {
    // Two that took the same name at once would find it free.
    await tx.execute(sql`lock table saved_view in share row exclusive mode`);
    const view = await getView(actor, id, tx);
    const sameName = and(
      eq(savedViews.userId, view.userId),
      ne(savedViews.id, view.id),
      sql`fold_text(${savedViews.name}) = fold_text(${given.name})`,
    );
    if ((await tx.$count(savedViews, sameName)) > 0) refuse('name', 'view_exists', undefined, 'conflict');
    const fields = (['name', 'shared'] as const).filter((field) => view[field] !== given[field]);
    if (fields.length === 0) return;
    await tx.update(savedViews).set(given).where(eq(savedViews.id, view.id));
    await audit(actor, { action: 'view.updated', subjectId: view.id, fields }, tx);
  });
}
