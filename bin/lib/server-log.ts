import { copyFileSync, existsSync, openSync, renameSync, statSync, truncateSync } from 'node:fs';

const LARGE = 5_000_000;
const OLDER_KEPT = 4;
const LOOK_EVERY_MS = 600_000;

export interface ServerLog {
  /** For the server to write to. */
  descriptor: number;
  /** Where in the file this server's own words begin. */
  from: number;
  /** Looks from time to time whether the file has grown large; answers how to stop that. */
  watch(): () => void;
}

/** Opens the log of a server at its end: what earlier ones said before they died stays, and a large file is put aside. */
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
 * Puts a large log aside as `.1`, the older ones as `.2` to `.4`. A copy, for a server may have the file open: whatever it
 * appends goes on at the beginning of the emptied one.
 */
export function rotateLog(file: string, large: number = LARGE): void {
  if (!existsSync(file) || statSync(file).size <= large) return;
  for (let age = OLDER_KEPT; age > 1; age--)
    if (existsSync(`${file}.${age - 1}`)) renameSync(`${file}.${age - 1}`, `${file}.${age}`);
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}
