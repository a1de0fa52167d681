import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { merges } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { inPieces } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type MergeView, mergeConditions, mergeFilters, readMerges } from './list-merges.ts';

const PIECE = 500;

/** All that the filters leave, the latest first, some hundred at a time. Who exported is written down. @throws Refused */
export async function exportMerges(
  actor: Actor,
  filters: unknown,
  db: Database = database(),
): Promise<AsyncGenerator<MergeView[]>> {
  authorize(actor, 'merges.view');
  const which = mergeConditions(parseInput(mergeFilters, filters), actor.timeZone);
  const count = await db.$count(merges, which ?? sql`true`);
  await audit(actor, { action: 'merges.exported', details: { merges: count } }, db);
  return inPieces(PIECE, (place) => readMerges(which, { ...place, limit: PIECE }, db));
}
