import { and } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { interactions } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { inPieces, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { interactionConditions, interactionFilters } from './list-interactions.ts';
import { type InteractionView, selectViews, viewOf } from './reading/interaction-view.ts';
import { visibleInteractions } from './visible-interactions.ts';

const PIECE = 1_000;

/** All that the filters leave, the latest first, a thousand at a time. Who exported is written down. @throws Refused */
export async function exportInteractions(
  actor: Actor,
  filters: unknown,
  db: Database = database(),
): Promise<AsyncGenerator<InteractionView[]>> {
  authorize(actor, 'interactions.export');
  const given = parseInput(interactionFilters, filters);
  const which = and(visibleInteractions(actor), ...interactionConditions(given, actor.timeZone));
  await audit(actor, { action: 'interactions.exported', fields: Object.keys(given) }, db);
  return inPieces(PIECE, async (place) => {
    const { side, order } = readingFrom(place, interactions.id);
    const rows = await selectViews(db).where(and(which, side)).orderBy(order).limit(PIECE);
    return rows.map(viewOf);
  });
}
