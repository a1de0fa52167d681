import { randomBytes } from 'node:crypto';
import { coresUsed, startWorker } from '../bin/lib/app-processes.ts';
import { stopChild } from '../bin/lib/keep-running.ts';
import { withBenchDatabase } from './bench-database.ts';
import { fillBase } from './list/base.ts';
import { listAddresses, mixOf } from './list-http/addresses.ts';
import { buildWithBarePage } from './list-http/build-with-bare-page.ts';
import { benchOwner, readers, sendFile } from './list-http/people.ts';
import { NO_READINGS, type Readings, readInALoop, readOnce, together } from './list-http/read-in-a-loop.ts';
import { serveBuild } from './list-http/serve-build.ts';

const READERS = 16;
const ROUNDS = 5;
const ROUND_MS = 6_000;
/** Until the processes have compiled hot code and every connection has seen the whole database. */
const WARM_UP_ROUNDS = 4;
const BARE = ['/bare'];

await benchListHttp(Number(process.argv[2] ?? 100_000));

/**
 * `npm run bench -- list-http [contacts]`: sixteen readers without pauses read the contact list and, by turns, a bare
 * page (fifty static rows with the same markup and shell), then the list while a worker imports. Only the ratio is
 * comparable between machines. BENCH_BUILT=yes reuses the last build.
 */
async function benchListHttp(contacts: number): Promise<void> {
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString('hex');
  await buildWithBarePage();
  await withBenchDatabase(async () => {
    await fillBase(contacts);
    const owner = await benchOwner();
    const cookies = await readers(owner, READERS);
    const kinds = await listAddresses();
    const served = await serveBuild();
    const readAll = (addresses: string[], rest = 0) =>
      readInALoop(served, addresses, cookies, rest ? 4 * ROUND_MS : ROUND_MS, rest);
    try {
      console.log(`${READERS} readers, ${contacts} contacts, ${coresUsed()} web processes`);
      await compare(mixOf(kinds), readAll);
      for (const [kind, addresses] of Object.entries(kinds)) {
        report(`list, ${kind}`, await readAll(addresses));
      }
      await sendFile(owner, contacts, contacts);
      await whileImporting(async () => {
        report('while a worker imports: first page', await readAll(['/contacts']));
        report('  all kinds', await readAll(mixOf(kinds)));
        report('  first page, readers who look at it for a second', await readAll(['/contacts'], 1_000));
        report('  all kinds, readers who look at them for a second', await readAll(mixOf(kinds), 1_000));
      });
      for (const path of ['/contacts', '/bare']) {
        console.log(`${path}: ${kilobytes(await readOnce(served, path, cookies[0] ?? ''))} kB before gzip`);
      }
    } finally {
      await served.stop();
    }
  });
}

/** Alternates, so that other load affects both equally, after a warm-up. */
async function compare(mix: string[], readAll: (addresses: string[]) => Promise<Readings>): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) await readAll(mix.flatMap((path) => [path, ...BARE]));
  let [bare, list] = [NO_READINGS, NO_READINGS];
  for (let round = 0; round < ROUNDS; round++) {
    bare = together(bare, await readAll(BARE));
    list = together(list, await readAll(mix));
  }
  report('bare page', bare);
  report('list, all kinds', list);
  console.log(
    `  the list gets ${((100 * rateOf(list)) / rateOf(bare)).toFixed(0)} % of the bare page's requests`,
  );
}

async function whileImporting(read: () => Promise<void>): Promise<void> {
  const worker = startWorker({ ...process.env }, 'ignore');
  try {
    await read();
  } finally {
    await stopChild(worker, 12_000);
  }
}

function report(what: string, readings: Readings): void {
  const { took, bytes, processor } = readings;
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  console.log(
    `${what}: ${rateOf(readings).toFixed(1)} requests/s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ` +
      `${kilobytes(bytes / took.length)} kB a page, ${(processor / took.length).toFixed(1)} ms of the web processes each`,
  );
}

function rateOf({ took, seconds }: Readings): number {
  return took.length / seconds;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
