import { chmodSync } from 'node:fs';

/** Temporary folders are closed to everyone else; root's Postgres, which is someone else, must get through. */
export function openToAccount(folder: string): void {
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
}
