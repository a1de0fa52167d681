import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { birthOf, isAlive } from './processes.ts';

/** A process by number and birth, so that a number given out anew is not taken for it. */
interface Holder {
  pid: number;
  birth: string;
}

/**
 * Takes the lock file for this process; answers null, or the number of the living process that holds it. What a dead
 * process left behind is taken over. It goes with `releaseLock`, or with the process.
 */
export function takeLock(file: string): number | null {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Holder), {
    mode: 0o600,
  });
  try {
    for (;;) {
      if (linked(mine, file)) return null;
      const pid = lockHolder(file);
      if (pid) return pid;
      removeStale(file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** The living process that holds the lock, or null. */
export function lockHolder(file: string): number | null {
  const holder = readHolder(file);
  return holder && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth ? holder.pid : null;
}

export function releaseLock(file: string): void {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** A link, unlike a write, fails when the name is taken, and never shows half a file. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside before it is dropped: somebody may have taken the lock since we looked, and then gets it back. */
function removeStale(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (lockHolder(aside)) linked(aside, file);
  rmSync(aside, { force: true });
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}
