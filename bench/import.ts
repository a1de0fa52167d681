import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { sql } from 'drizzle-orm';
import { from as copyFrom } from 'pg-copy-streams';
import { database, pool } from '#db/client.ts';
import { organization } from '#db/schema/index.ts';
import { RUN_KINDS } from '#jobs/run-kinds.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { contactFile } from '#tests/support/import-file.ts';
import { withBenchDatabase } from './bench-database.ts';

/**
 * `npm run bench -- import [rows]`: in one run, on one file, the time csv-parse takes, the time a raw COPY into an unindexed
 * staging table takes, and the time our import takes into an empty base and again when half of the rows update. The
 * ratios are what can be compared between machines.
 */
export async function bench(args: string[]): Promise<void> {
  const rows = Number(args[0] ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'carteira-bench-'));
  try {
    await withBenchDatabase(async () => {
      const path = join(folder, 'contacts.csv');
      await pipeline(Readable.from(contactFile(rows)), createWriteStream(path));
      const parseSeconds = await timed(() => parseOnly(path));
      const copySeconds = await timed(() => copyOnly(path));
      const floor = parseSeconds + copySeconds;
      report('csv-parse', parseSeconds, rows);
      report('COPY into unindexed staging', copySeconds, rows);
      const empty = await importFile(rows, { from: 0 });
      report('import into an empty base', empty, rows, floor);
      const half = await importFile(rows, { from: Math.floor(rows / 2), city: 'Rio de Janeiro' });
      report('import, half of the rows update', half, rows, floor);
      const peak = Math.round(process.resourceUsage().maxRSS / 1024);
      console.log(`peak memory of this process ${peak} MB`);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function importFile(rows: number, options: { from: number; city?: string }): Promise<number> {
  const db = database();
  await db.insert(organization).values({ id: 1 }).onConflictDoNothing();
  await db.execute(
    sql`insert into app_user (name, email, role) values ('Bench', 'bench@carteira.example', 'owner') on conflict do nothing`,
  );
  const { rows: users } = await db.execute<{ id: number }>(sql`select id from app_user`);
  const actor = {
    userId: users[0]?.id ?? 0,
    name: 'Bench',
    email: 'bench@carteira.example',
    role: 'owner',
    canAnonymize: false,
    locale: 'en',
    theme: 'system',
    timeZone: 'America/Sao_Paulo',
    via: 'cli',
  } as const;
  const body = Readable.from(contactFile(rows, options));
  const { id } = await receiveImport(actor, { fileName: 'bench.csv', body }, db);
  const seconds = await timed(() => executeRun(id, RUN_KINDS));
  const view = await getImport(actor, id, db);
  console.log(
    `  ${view.state}: ${view.created} created, ${view.updated} updated, ${view.unchanged} unchanged, ${view.rejected} rejected`,
  );
  return seconds;
}

async function parseOnly(path: string): Promise<void> {
  const parser = createReadStream(path).pipe(
    parse({ delimiter: ';', relax_quotes: true, relax_column_count: true }),
  );
  await new Promise<void>((resolve, reject) => {
    parser.on('readable', () => {
      while (parser.read() !== null);
    });
    parser.on('end', resolve);
    parser.on('error', reject);
  });
}

async function copyOnly(path: string): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query('create table bench_staging (line text)');
    const target = client.query(
      copyFrom(`copy bench_staging from stdin with (format csv, delimiter e'\\x01', quote e'\\x02')`),
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

function report(what: string, seconds: number, rows: number, floor?: number): void {
  const ratio = floor === undefined ? '' : `, ratio ${(seconds / floor).toFixed(1)}`;
  console.log(`${what}: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s${ratio}`);
}
