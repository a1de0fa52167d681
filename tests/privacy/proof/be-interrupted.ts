import { appendFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { untilProgress } from '#tests/support/disturbed-import.ts';
import { contactFile, startWorker, stream } from '#tests/support/import-file.ts';
import { executeImport } from './execute-import.ts';

const ROWS = 4_000;
const COLUMNS = 8;

/** A worker is killed in the middle of a file in which the person stands every few rows, refused and not; another goes on. */
export async function beInterrupted(owner: Actor, logFile: string): Promise<void> {
  const worker = startWorker();
  worker.child.stderr.on('data', (piece: Buffer) => appendFileSync(logFile, piece));
  await worker.ready;
  const { id } = await receiveImport(owner, { fileName: 'clientes.csv', body: stream(fileAmongOthers()) });
  await untilProgress(id, ({ processed }) => processed > 0, database());
  worker.child.kill('SIGKILL');
  await worker.exited;
  const { rows } = await database().execute<{ state: string }>(sql`select state from run where id = ${id}`);
  expect(rows[0]?.state, 'the worker was killed before it had ended').toBe('running');
  await executeImport(id);
}

function* fileAmongOthers(): Generator<Buffer> {
  const theirs = [
    ['Zenóbia Quixadá', 'zenobia.quixada@fortaleza.example', '39053344705', '5585987654931'],
    ['Zenobinha', 'ZENOBIA.QUIXADA@FORTALEZA.EXAMPLE', '390.533.447-00', '(85) 3265 9047'],
  ].map((cells) => `${[...cells, ...Array(COLUMNS - cells.length).fill('')].join(';')}\n`);
  yield* contactFile(1);
  for (let from = 1; from < ROWS; from += 500) {
    const [, ...lines] = Buffer.concat([...contactFile(500, { from })])
      .toString()
      .split('\n');
    yield Buffer.from(`${lines.join('\n')}${theirs.join('')}`);
  }
}
