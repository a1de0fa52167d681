import { chmodSync } from 'node:fs';

/** Temporary folders are private, but root runs Postgres as another user. */
export function openToAccount(folder: string): void {
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
}
