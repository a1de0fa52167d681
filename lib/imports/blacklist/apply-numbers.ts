import { eq, sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import { type GivenNumber, writeEntries } from '#lib/blacklist/write-entries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { keepNotes } from '../deciding/notes.ts';
import type { ImportBatch } from '../deciding/row-source.ts';
import { writeOutcomes, writeRejections } from '../writing/write-batch.ts';
import { type DecidedNumbers, decideNumbers } from './decide-numbers.ts';
import type { NumberRow } from './read-number.ts';

/** Puts the numbers of one batch on the list; those on it already stay as they are. `tx` must run on `client`. */
export async function applyNumbers(
  runId: number,
  { rows, notes }: ImportBatch<NumberRow>,
  { actor, direction, note }: { actor: Actor; direction: Direction; note: string | null },
  client: pg.Client,
  tx: Database,
): Promise<DecidedNumbers> {
  const given = rows.flatMap(({ parsed }): GivenNumber[] =>
    parsed ? [{ number: parsed.number, note: parsed.note ?? note }] : [],
  );
  const added = await writeEntries(actor, direction, given, tx);
  const decided = decideNumbers(rows, new Set(added.keys()));
  await writeOutcomes(runId, decided.outcomes, client);
  await writeRejections(runId, decided.rejections, tx);
  await keepNotes(imports, runId, notes, tx);
  await tx
    .update(imports)
    .set({
      created: sql`${imports.created} + ${decided.created}`,
      unchanged: sql`${imports.unchanged} + ${decided.unchanged}`,
    })
    .where(eq(imports.runId, runId));
  return decided;
}
