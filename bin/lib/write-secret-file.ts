import { renameSync, writeFileSync } from 'node:fs';

/** Readable by its owner only, and written atomically. */
export function writeSecretFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o600 });
  renameSync(fresh, file);
}
