import { copyFileSync, existsSync, openSync, renameSync, statSync, truncateSync } from 'node:fs';

const LARGE = 5_000_000;
const OLDER_KEPT = 4;
const LOOK_EVERY_MS = 600_000;

export interface ServerLog {
  descriptor: number;
  /** Offset where this server's output begins. */
  from: number;
  /** Rotates the file when it grows large. @returns a function that stops this */
  watch(): () => void;
}

/** Appends to the log, so that the last lines of a dead server remain, and rotates a large file. */
export function openServerLog(file: string): ServerLog {
  rotateLog(file);
  const descriptor = openSync(file, 'a', 0o600);
  return {
    descriptor,
    from: statSync(file).size,
    watch: () => {
      const timer = setInterval(() => rotateLog(file), LOOK_EVERY_MS);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}

/**
 * Copies a large log to `.1` and older ones to `.2` … `.4`. A copy, because a server may have the file open: it
 * continues at the start of the emptied file.
 */
export function rotateLog(file: string, large: number = LARGE): void {
  if (!existsSync(file) || statSync(file).size <= large) return;
  for (let age = OLDER_KEPT; age > 1; age--)
    if (existsSync(`${file}.${age - 1}`)) renameSync(`${file}.${age - 1}`, `${file}.${age}`);
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}
