import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { savedViews } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { TYPED_FILTERS } from '../filters/typed-filters.ts';
import { getView } from './get-view.ts';
import { LONGEST_QUERY } from './view-fields.ts';
import { keptQuery, lookOfQuery } from './view-query.ts';

const schema = z.object({ query: z.string('invalid').max(LONGEST_QUERY, 'too_long') });

/** `{ query }`, the list's address after its `?`; what was typed is left out, and `leftOut` says so. @throws NotFound, Forbidden */
export async function saveOverView(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<{ query: string; leftOut: boolean }> {
  authorize(actor, 'contacts.view');
  const { query: given } = parseInput(schema, input);
  return db.transaction(async (tx) => {
    const view = await getView(actor, id, tx);
    const look = lookOfQuery(given);
    const query = await keptQuery(look, tx);
    const changed = await tx
      .update(savedViews)
      .set({ query })
      .where(sql`${eq(savedViews.id, view.id)} and ${savedViews.query} <> ${query}`)
      .returning({ id: savedViews.id });
    if (changed.length > 0)
      await audit(actor, { action: 'view.updated', subjectId: view.id, fields: ['query'] }, tx);
    return { query, leftOut: isTypedLost(look.filters, lookOfQuery(query).filters) };
  });
}

function isTypedLost(given: ContactFilters, kept: ContactFilters): boolean {
  return TYPED_FILTERS.some((name) => given[name] && !kept[name]);
}
