import type { ChildProcess } from 'node:child_process';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { type Options, parse as parseCsv } from 'csv-parse';
import { sql } from 'drizzle-orm';
import { from as copyFrom } from 'pg-copy-streams';
import { database, pool } from '#db/client.ts';
import { organization } from '#db/schema/index.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { CSV_OPTIONS } from '#lib/imports/reading/record-reader.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { startWorker } from '../bin/lib/app-processes.ts';
import { withBenchDatabase } from './bench-database.ts';
import { customerFile } from './customer-file.ts';

const MOST_SECONDS = 1_800;
const BARE: Options = { delimiter: ';', relax_quotes: true, relax_column_count: true };
const COLUMNS = 35;

/** Seconds of csv-parse and raw COPY together: with the import's options, and with the cheapest. */
interface Floor {
  own: number;
  bare: number;
}

await benchImport(Number(process.argv[2] ?? 1_000_000));

/**
 * `npm run bench -- import [rows]`: on one file and in one run, the time of csv-parse, of COPY into a staging table
 * without indexes (each also in its cheapest form), and of a worker's import into an empty database and of a second
 * file that updates half of its rows. Only the ratios are comparable between machines.
 */
async function benchImport(rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'carteira-bench-'));
  try {
    await withBenchDatabase(async () => {
      const path = join(folder, 'customers.csv');
      await pipeline(Readable.from(customerFile(rows)), createWriteStream(path));
      const bareParse = await timed(() => parseOnly(path, BARE));
      const parse = await timed(() => parseOnly(path, { ...CSV_OPTIONS, delimiter: ';' }));
      const lineCopy = await timed(() => copyOnly(path, 1));
      const copy = await timed(() => copyOnly(path, COLUMNS));
      report('csv-parse, bare options', bareParse, rows);
      report('csv-parse, the options of the import', parse, rows);
      report('COPY into unindexed staging, whole lines', lineCopy, rows);
      report('COPY into unindexed staging, its columns', copy, rows);
      const floor = { own: parse + copy, bare: bareParse + lineCopy };
      const worker = startWorker(process.env, 'ignore');
      try {
        await importFile('import into an empty base', rows, { from: 0 }, worker, floor);
        const half = { from: Math.floor(rows / 2), complement: 'casa' };
        await importFile('import, half of the rows update', rows, half, worker, floor);
      } finally {
        worker.kill('SIGTERM');
      }
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function importFile(
  what: string,
  rows: number,
  options: { from: number; complement?: string },
  worker: ChildProcess,
  floor: Floor,
): Promise<void> {
  const actor = await benchActor();
  const body = Readable.from(customerFile(rows, options));
  const { id } = await receiveImport(actor, { fileName: 'bench.csv', body }, database());
  const memory: number[] = [];
  for (let second = 0; second < MOST_SECONDS; second++) {
    await setTimeout(1_000);
    memory.push(residentMegabytes(worker));
    const { state } = await getImport(actor, id, database());
    if (!['queued', 'running'].includes(state)) break;
  }
  const view = await getImport(actor, id, database());
  const seconds = (Number(view.finishedAt) - Number(view.startedAt)) / 1000;
  report(what, seconds, rows, floor);
  console.log(
    `  ${view.state}: ${view.created} created, ${view.updated} updated, ${view.unchanged} unchanged, ${view.rejected} rejected`,
  );
  const at = (share: number) => memory[Math.floor((memory.length - 1) * share)];
  console.log(
    `  worker's memory: ${at(0.25)} MB after a quarter, ${at(0.5)} MB after a half, ${at(1)} MB at the end, at most ${Math.max(...memory)} MB`,
  );
}

async function benchActor() {
  const db = database();
  await db.insert(organization).values({ id: 1 }).onConflictDoNothing();
  await db.execute(
    sql`insert into app_user (name, email, role) values ('Bench', 'bench@carteira.example', 'owner') on conflict do nothing`,
  );
  const { rows: users } = await db.execute<{ id: number }>(sql`select id from app_user`);
  return {
    userId: users[0]?.id ?? 0,
    name: 'Bench',
    email: 'bench@carteira.example',
    role: 'owner',
    canAnonymize: false,
    segmentIds: [] as number[],
    locale: 'en',
    theme: 'system',
    timeZone: 'America/Sao_Paulo',
    listColumns: null,
    via: 'cli',
  } as const;
}

/** Resident megabytes; 0 without /proc. */
function residentMegabytes({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

async function parseOnly(path: string, options: Options): Promise<void> {
  const parser = createReadStream(path).pipe(parseCsv(options));
  await new Promise<void>((resolve, reject) => {
    parser.on('readable', () => {
      while (parser.read() !== null);
    });
    parser.on('end', resolve);
    parser.on('error', reject);
  });
}

/** Into text columns, or into one column with the whole line. */
async function copyOnly(path: string, columns: number): Promise<void> {
  const client = await pool().connect();
  try {
    const list = Array.from({ length: columns }, (_, at) => `c${at} text`);
    await client.query(`create table bench_staging (${list.join(', ')})`);
    const delimiter = columns > 1 ? "';'" : "e'\\x01'";
    const target = client.query(
      copyFrom(`copy bench_staging from stdin with (format csv, delimiter ${delimiter}, quote e'\\x02')`),
    );
    await pipeline(createReadStream(path), target);
    await client.query('drop table bench_staging');
  } finally {
    client.release();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function report(what: string, seconds: number, rows: number, floor?: Floor): void {
  const ratio =
    floor && `, ratio ${(seconds / floor.own).toFixed(1)} (${(seconds / floor.bare).toFixed(1)} to the bare)`;
  console.log(`${what}: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s${ratio ?? ''}`);
}
