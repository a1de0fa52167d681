import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import { customFieldNames } from '#lib/custom-fields/list-custom-fields.ts';
import { directionOf } from '../blacklist/import-target.ts';
import { guessNumberLayout } from '../blacklist/number-table.ts';
import { findFile } from '../reading/stored-file.ts';
import { guessLayout } from './guess-layout.ts';

/**
 * Detects the encoding of a waiting file and guesses its layout, once. An unreadable file gets no layout. `workingId`
 * is the run whose heartbeat is kept meanwhile.
 */
export async function settleLayout(importId: number, workingId: number, db: Database): Promise<void> {
  const [row] = await db
    .select({ layout: imports.layout, target: imports.target })
    .from(imports)
    .where(eq(imports.runId, importId));
  if (!row || row.layout) return;
  const file = await findFile(importId, workingId, db);
  if ('refusal' in file || file.size === 0) return;
  const direction = directionOf(row.target);
  const layout = direction
    ? await guessNumberLayout(importId, file, direction, db)
    : await guessLayout(importId, file, await customFieldNames(db), db);
  if (!layout) return;
  await db
    .update(imports)
    .set({ layout })
    .where(sql`${imports.runId} = ${importId} and ${imports.layout} is null`);
}
