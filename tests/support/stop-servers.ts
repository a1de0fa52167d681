import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from '#db/client.ts';
import { postgresAccount } from '../../bin/lib/postgres-account.ts';
import { postgresBinaries } from '../../bin/lib/postgres-binaries.ts';
import { moment, progressOf, untilProgress } from './disturbed-import.ts';
import { launch } from './launch.ts';

/** The address of the database of a start that runs in the data folder. */
export async function workerWithServer(dataFolder: string): Promise<string> {
  const launched = launch(['--worker'], { DATA_DIR: dataFolder });
  await launched.says('worker.ready');
  const { databaseUrl } = JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8'));
  return databaseUrl;
}

/**
 * Stops the Postgres of the data folder without any goodbye, `times` times at random moments of the import; whoever keeps
 * it starts it again. Answers how often it was stopped before the import had ended.
 */
export async function stopServers(
  runId: number,
  rows: number,
  times: number,
  dataFolder: string,
  db: Database,
): Promise<number> {
  const moments = Array.from({ length: times }, (_, at) => (rows * (at + Math.random())) / (times + 1));
  for (const [stops, rowsDone] of moments.entries()) {
    const { ended } = await untilProgress(runId, ({ processed }) => processed >= rowsDone, db);
    if (ended) return stops;
    await moment(100 * Math.random());
    const folder = realpathSync(join(dataFolder, 'postgres'));
    const stopped = serverIn(folder);
    stopNow(folder);
    await untilAnother(folder, stopped);
    while (!(await progressOf(runId, db).catch(() => null))) await moment(50);
  }
  return times;
}

/** Without waiting: pg_ctl waits for the server's file to go, which the server that is started at once puts there again. */
function stopNow(folder: string): void {
  const account = postgresAccount();
  const pgCtl = join(dirname(postgresBinaries(account).postgres), 'pg_ctl');
  execFileSync(pgCtl, ['stop', '-m', 'immediate', '-W', '-D', folder], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
}

/** Process id of the server of this folder, if any. */
function serverIn(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0] || null;
  } catch {
    return null;
  }
}

async function untilAnother(folder: string, stopped: string | null): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const now = serverIn(folder);
    if (now !== null && now !== stopped) return;
    await moment(50);
  }
  throw new Error('the server was not started again');
}
