import { appendFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { expect, vi } from 'vitest';
import { database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { progressOf } from '#tests/support/disturbed-import.ts';
import { contactFile, startWorker, stream } from '#tests/support/import-file.ts';
import { executeImport } from './execute-import.ts';

const ROWS = 2_000;
const COLUMNS = 8;

/**
 * A worker is killed in the middle of a file in which the person stands every few rows, refused and not, when it has written them and
 * waits for a lock that `blocker` holds; another goes on.
 */
export async function beInterrupted(owner: Actor, logFile: string, blocker: pg.Client): Promise<void> {
  const worker = startWorker();
  worker.child.stderr.on('data', (piece: Buffer) => appendFileSync(logFile, piece));
  await worker.ready;
  await blocker.query('begin');
  await blocker.query('lock table import_row in exclusive mode');
  const { id } = await receiveImport(owner, { fileName: 'clientes.csv', body: stream(fileAmongOthers()) });
  await vi.waitUntil(() => waits(id), { timeout: 60_000, interval: 50 });
  worker.child.kill('SIGKILL');
  await worker.exited;
  await blocker.query('rollback');
  expect(await progressOf(id, database())).toEqual({ processed: 0, ended: false });
  await executeImport(id);
}

async function waits(runId: number): Promise<boolean> {
  const { rows } = await database().execute(sql`
    select from pg_stat_activity where application_name = ${`carteira run ${runId}`} and wait_event_type = 'Lock'`);
  return rows.length > 0;
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
