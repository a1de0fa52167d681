import { readFileSync, rmSync } from 'node:fs';
import type { DataFolder } from './data-folder.ts';
import { lockHolder } from './file-lock.ts';
import { writeSecretFile } from './write-secret-file.ts';

/** Read by the commands that join a running start. */
export interface Running {
  pid: number;
  databaseUrl: string;
  /** The public address; null for a worker or a command. */
  url: string | null;
}

export function announce(folder: DataFolder, running: Omit<Running, 'pid'>): void {
  writeSecretFile(folder.state, JSON.stringify({ pid: process.pid, ...running } satisfies Running));
}

export function withdraw(folder: DataFolder): void {
  rmSync(folder.state, { force: true });
}

/** The start that holds the folder, once its database is ready. */
export function findRunning(folder: DataFolder): Running | null {
  const pid = lockHolder(folder.lock);
  if (!pid) return null;
  try {
    const running = JSON.parse(readFileSync(folder.state, 'utf8')) as Running;
    return running.pid === pid ? running : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
