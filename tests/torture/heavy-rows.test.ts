import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { untilProgress } from '#tests/support/disturbed-import.ts';
import { startWorker, stream } from '#tests/support/import-file.ts';

const ROWS = 2_000;
const COLUMNS = 16_384;
const HEAP_MEGABYTES = 300;

const { db } = useDatabase();
let supervisor: Actor;
beforeAll(async () => {
  ({ supervisor } = await actors(db()));
});

function* file(): Generator<Buffer> {
  const blank = ';'.repeat(COLUMNS - 2);
  yield Buffer.from(`contact_name${blank};x\n`);
  for (let row = 0; row < ROWS; row++) yield Buffer.from(`Ana ${row}${blank};\n`);
}

it(`a worker of ${HEAP_MEGABYTES} megabytes of heap takes in ${ROWS} rows of ${COLUMNS} columns`, async () => {
  const { id } = await receiveImport(supervisor, { fileName: 'clientes.csv', body: stream(file()) }, db());
  const worker = startWorker({ NODE_OPTIONS: `--max-old-space-size=${HEAP_MEGABYTES}` });
  await worker.ready;
  await Promise.race([untilProgress(id, () => false, db()), worker.exited]);
  expect(worker.child.signalCode).toBeNull();
  const most = mostResident(worker.child.pid);
  worker.child.kill('SIGTERM');
  await worker.exited;
  const { state, processed, created, interruptions } = await getImport(supervisor, id, db());
  expect({ state, processed, created, interruptions }).toEqual({
    state: 'completed',
    processed: ROWS,
    created: ROWS,
    interruptions: 0,
  });
  process.stdout.write(`the worker took at most ${most} megabytes\n`);
}, 600_000);

/** The most memory that the process ever had, where the system says it. */
function mostResident(pid = 0): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
  } catch {
    return null;
  }
}
