import { and } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { blacklistEntries } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { inPieces, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { direction } from './add-to-blacklist.ts';
import { blacklistFilters, type EntryView, entryConditions, select } from './list-blacklist.ts';

const PIECE = 1_000;

const exportInput = z.object({ direction, search: blacklistFilters.search });

/** One list as it is, `{ direction, search? }`, the newest first, a thousand at a time. Who exported is written down. */
export async function exportBlacklist(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<AsyncGenerator<EntryView[]>> {
  authorize(actor, 'blacklist.view');
  const filters = parseInput(exportInput, input);
  const which = and(...entryConditions(filters));
  const details = { direction: filters.direction, numbers: await db.$count(blacklistEntries, which) };
  await audit(actor, { action: 'blacklist.exported', details }, db);
  return inPieces(PIECE, (place) => {
    const { side, order } = readingFrom(place, blacklistEntries.id);
    return select(db).where(and(which, side)).orderBy(order).limit(PIECE);
  });
}
