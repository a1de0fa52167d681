import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLineOf, isAlive } from './processes.ts';
import { StartRefused } from './start-refused.ts';

const STOP_WITHIN_MS = 60_000;

/**
 * Stops a server whose starter was killed. Requires the lock of the data folder. Another process with the same id is
 * left alone.
 */
export async function stopOrphanPostgres(
  folder: string,
  say: (line: string) => void = () => {},
): Promise<void> {
  const pid = serverPid(folder);
  if (!pid || !isAlive(pid) || !isServerOf(pid, folder)) return;
  say('Stopping the database server of a start that was killed');
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (isAlive(pid) && existsSync(join(folder, 'postmaster.pid'))) {
    if (Date.now() > deadline)
      throw new StartRefused(`The Postgres process ${pid} on ${folder} does not stop.`);
    await pause(50);
  }
}

function serverPid(folder: string): number | null {
  const file = join(folder, 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) || null : null;
}

function isServerOf(pid: number, folder: string): boolean {
  const command = commandLineOf(pid);
  return command.includes('postgres') && command.includes(folder);
}
