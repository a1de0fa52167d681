import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file only its owner may read, whole or not at all. */
export function writeSecretFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o600 });
  renameSync(fresh, file);
}
