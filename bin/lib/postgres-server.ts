import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { bareEnvironment } from './bare-environment.ts';
import type { Account } from './postgres-account.ts';
import type { Binaries } from './postgres-binaries.ts';
import { openServerLog, type ServerLog } from './server-log.ts';
import { StartRefused } from './start-refused.ts';
import { stopWhenAbandoned } from './stop-when-abandoned.ts';

const READY_WITHIN_MS = 300_000;
const STOP_WITHIN_MS = 15_000;

export interface ServerPlan {
  folder: string;
  logFile: string;
  binaries: Binaries;
  account: Account;
  settings: string[];
  adminUrl: string;
}

export interface PostgresServer {
  pid: number;
  /** Resolves when the server has ended for any reason. */
  gone: Promise<void>;
  stop(): Promise<void>;
}

/** Resolves when Postgres accepts connections. @throws StartRefused with its last log line */
export async function startPostgresServer(plan: ServerPlan): Promise<PostgresServer> {
  const log = openServerLog(plan.logFile);
  const child = spawnServer(plan, log);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  if (child.pid) gone.then(stopWhenAbandoned(child.pid));
  gone.then(log.watch());
  await ready(plan, log, child, gone);
  return { pid: child.pid as number, gone, stop: () => stopServer(child, gone) };
}

/** Detached, so that Ctrl-C does not reach it: it must stop last. */
function spawnServer(
  { folder, binaries, account, settings }: ServerPlan,
  { descriptor }: ServerLog,
): ChildProcess {
  const child = spawn(binaries.postgres, ['-D', folder, ...settings], {
    ...account,
    cwd: folder,
    env: bareEnvironment(),
    stdio: ['ignore', descriptor, descriptor],
    detached: true,
  });
  closeSync(descriptor);
  return child;
}

async function ready(
  plan: ServerPlan,
  log: ServerLog,
  child: ChildProcess,
  gone: Promise<void>,
): Promise<void> {
  let ended = false;
  gone.then(() => {
    ended = true;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(plan.adminUrl))) {
    if (ended)
      throw new StartRefused(`The embedded Postgres does not start: ${lastLogLine(plan.logFile, log.from)}`);
    if (Date.now() > deadline) {
      await stopServer(child, gone);
      throw new StartRefused(
        `The embedded Postgres did not get ready within five minutes: see ${plan.logFile}.`,
      );
    }
    await pause(50);
  }
}

/** A refused connection and "starting up" mean not yet; a wrong password is final. */
async function isReady(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '28P01') {
      throw new StartRefused(
        'The password kept beside the embedded Postgres is not its own: restore both from one backup.',
      );
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function stopServer(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timer);
}

function lastLogLine(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n');
  const found = lines.filter((line) => /FATAL|PANIC/.test(line)).at(-1) ?? lines.at(-1) ?? 'it said nothing';
  return `${found.replace(/^.*?(FATAL|PANIC): +/, '')} (${logFile})`;
}
