import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import type { Lease } from '#lib/core/runs/lease.ts';
import type { Ending, RunRow, RunSession } from '#lib/core/runs/run-kind.ts';
import { type ImportBatch, sourceOf } from '../deciding/row-source.ts';
import { cursorOf, importSession } from '../import-session.ts';
import type { FileRefusal } from '../reading/open-file.ts';
import { applyNumbers } from './apply-numbers.ts';
import { type OpenedNumbers, openNumbers } from './open-numbers.ts';
import { type NumberRow, readNumberRow } from './read-number.ts';

/** An import whose rows are numbers for one of the blacklists. `refuse` ends one whose file cannot be read. */
export async function openNumberImport(
  run: RunRow,
  direction: Direction,
  lease: Lease,
  refuse: (file: FileRefusal) => Promise<Ending>,
): Promise<RunSession<ImportBatch<NumberRow>> | Ending> {
  const file = await openNumbers(run.id, run.id, direction, lease.db);
  if ('refusal' in file) return refuse(file);
  if (run.cursor === null) await noteTotal(run.id, file, lease.db);
  return importSession(run, rowsOf(run, run.id, file, direction), (batch, actor, tx) =>
    applyNumbers(run.id, batch, { actor, direction, note: file.note }, lease.client, tx),
  );
}

export async function noteTotal(runId: number, file: OpenedNumbers, db: Database): Promise<void> {
  await db.update(runs).set({ total: file.rows }).where(eq(runs.id, runId));
}

export function rowsOf(run: RunRow, importId: number, file: OpenedNumbers, direction: Direction) {
  const { version, dialect, columns, size } = file;
  const from = { version, dialect, width: columns.width };
  const source = sourceOf(importId, from, cursorOf(run, file), (record) =>
    readNumberRow(record, columns, direction),
  );
  return { source, size, permission: 'blacklist.manage' } as const;
}
