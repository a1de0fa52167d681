import { and, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { merges } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type MergeView, mergeConditions, mergeFilterShape, readMerges } from './list-merges.ts';

const PIECE = 500;

/** All that the filters leave, the latest first, some hundred at a time. Who exported is written down. @throws Refused */
export async function exportMerges(
  actor: Actor,
  filters: Record<string, unknown>,
  db: Database = database(),
): Promise<AsyncGenerator<MergeView[]>> {
  authorize(actor, 'merges.view');
  const which = mergeConditions(parseInput(z.object(mergeFilterShape), filters), actor.timeZone);
  const count = await db.$count(merges, which ?? sql`true`);
  await audit(actor, { action: 'merges.exported', details: { merges: count } }, db);
  return pieces(which, db);
}

async function* pieces(which: ReturnType<typeof mergeConditions>, db: Database): AsyncGenerator<MergeView[]> {
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
    const rows: MergeView[] = await readMerges(and(which, lt(merges.id, before)), PIECE, db);
    if (rows.length > 0) yield rows;
    before = rows.length < PIECE ? null : (rows.at(-1)?.id ?? null);
  }
}
