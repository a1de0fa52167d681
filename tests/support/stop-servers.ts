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
    stopNow(dataFolder);
    while (!(await progressOf(runId, db).catch(() => null))) await moment(50);
  }
  return times;
}

function stopNow(dataFolder: string): void {
  const account = postgresAccount();
  const pgCtl = join(dirname(postgresBinaries(account).postgres), 'pg_ctl');
  const folder = realpathSync(join(dataFolder, 'postgres'));
  execFileSync(pgCtl, ['stop', '-m', 'immediate', '-D', folder], { ...account, cwd: '/', stdio: 'ignore' });
}
