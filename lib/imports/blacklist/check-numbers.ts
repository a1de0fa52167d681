import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importChecks } from '#db/schema/index.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import type { Lease } from '#lib/core/runs/lease.ts';
import type { Ending, RunRow, RunSession } from '#lib/core/runs/run-kind.ts';
import { keepNotes } from '../deciding/notes.ts';
import type { ImportBatch } from '../deciding/row-source.ts';
import { importSession } from '../import-session.ts';
import { addReasons } from '../review/check/add-to-check.ts';
import { decideNumbers } from './decide-numbers.ts';
import { rowsOf } from './import-numbers.ts';
import { openNumbers } from './open-numbers.ts';
import type { NumberRow } from './read-number.ts';

/** The dry run of a file of numbers: the list is only read, and what it would get is kept in a table of the connection. */
export async function openNumberCheck(
  run: RunRow,
  importId: number,
  direction: Direction,
  lease: Lease,
  begin: (rows: number) => Promise<void>,
): Promise<RunSession<ImportBatch<NumberRow>> | Ending> {
  const file = await openNumbers(importId, run.id, direction, lease.db);
  if ('refusal' in file) return { state: 'failed', reason: file.refusal.code, detail: file.refusal.params };
  if (run.cursor === null) await begin(file.rows);
  await lease.db.execute(sql`create temporary table if not exists draft_number (number text primary key)`);
  return importSession(run, rowsOf(run, importId, file, direction), async ({ rows, notes }, _actor, tx) => {
    const numbers = rows.flatMap(({ parsed }) => (parsed ? [parsed.number] : []));
    const decided = decideNumbers(rows, await wouldCome(numbers, direction, tx));
    const [check] = await tx
      .select({ reasons: importChecks.reasons })
      .from(importChecks)
      .where(eq(importChecks.runId, run.id))
      .for('update');
    await tx
      .update(importChecks)
      .set({
        created: sql`${importChecks.created} + ${decided.created}`,
        unchanged: sql`${importChecks.unchanged} + ${decided.unchanged}`,
        reasons: addReasons(check?.reasons ?? [], decided.rejections),
      })
      .where(eq(importChecks.runId, run.id));
    await keepNotes(importChecks, run.id, notes, tx);
    return decided;
  });
}

async function wouldCome(
  numbers: readonly string[],
  direction: Direction,
  tx: Database,
): Promise<Set<string>> {
  const { rows } = await tx.execute<{ number: string }>(sql`
    insert into draft_number (number)
    select distinct given.number from unnest(${sql.param([...numbers])}::text[]) as given (number)
    where not exists (select from blacklist_entry b where b.number = given.number and b.direction = ${direction})
    on conflict do nothing returning number`);
  return new Set(rows.map(({ number }) => number));
}
