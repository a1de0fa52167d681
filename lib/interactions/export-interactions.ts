import { and, desc, lt, type SQL } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { interactions } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type InteractionFilters, interactionConditions } from './list-interactions.ts';
import { type InteractionView, selectViews, viewOf } from './reading/interaction-view.ts';
import { visibleInteractions } from './visible-interactions.ts';

const PIECE = 1_000;

/** All that the filters leave, the latest first, a thousand at a time. Who exported is written down. */
export async function exportInteractions(
  actor: Actor,
  filters: InteractionFilters,
  db: Database = database(),
): Promise<AsyncGenerator<InteractionView[]>> {
  authorize(actor, 'interactions.export');
  await audit(actor, { action: 'interactions.exported', fields: Object.keys(filters) }, db);
  const which = and(visibleInteractions(actor), ...interactionConditions(filters, actor.timeZone));
  return pieces(which, db);
}

async function* pieces(which: SQL | undefined, db: Database): AsyncGenerator<InteractionView[]> {
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
    const rows = await selectViews(db)
      .where(and(which, lt(interactions.id, before)))
      .orderBy(desc(interactions.id))
      .limit(PIECE);
    if (rows.length > 0) yield rows.map(viewOf);
    before = rows.length < PIECE ? null : (rows.at(-1)?.interaction.id ?? null);
  }
}
