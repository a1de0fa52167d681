import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { birthOf, isAlive } from './processes.ts';

/** The start time distinguishes a reused process id. */
interface Holder {
  pid: number;
  birth: string;
}

/**
 * Takes the lock, also from a dead process, until `releaseLock` or the end of this process. @returns null, or the
 * process id of the living holder
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

export function lockHolder(file: string): number | null {
  const holder = readHolder(file);
  return holder && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth ? holder.pid : null;
}

export function releaseLock(file: string): void {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** A hard link fails atomically when the name exists, and never shows half a file. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Renamed before it is deleted: if another process has taken the lock meanwhile, it gets it back. */
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
