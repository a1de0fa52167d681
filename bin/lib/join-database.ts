import { setTimeout as pause } from 'node:timers/promises';
import { eraseAgain } from '#lib/anonymization/ledger/erase-again.ts';
import type { Environment } from '#lib/core/env.ts';
import { addressOf, applyEnvironment, childEnvironment } from './child-environment.ts';
import { keptSecret, openDataFolder } from './data-folder.ts';
import { lockHolder } from './file-lock.ts';
import { holdDataFolder } from './hold-data-folder.ts';
import { inspectServer } from './inspect-server.ts';
import { migrateDatabase } from './migrate-database.ts';
import { openDatabase } from './open-database.ts';
import { announce, findRunning, withdraw } from './running-instance.ts';
import { onShutdown } from './shutdown.ts';

const STARTING_UP_MS = 120_000;

/**
 * Sets up the environment of a command or an extra worker: the database of DATABASE_URL, of a running start on the same
 * data folder, or one started for this process.
 */
export async function joinDatabase(env: Environment, say: (line: string) => void): Promise<void> {
  const folder = openDataFolder(env.DATA_DIR);
  const url = addressOf(env);
  const enter = (databaseUrl: string) => {
    const secret = keptSecret(folder, env.NEXTAUTH_SECRET);
    applyEnvironment(childEnvironment(env, { databaseUrl, secret, url }));
  };
  if (env.DATABASE_URL) {
    await inspectServer(env.DATABASE_URL);
    await migrateDatabase(env.DATABASE_URL);
    enter(env.DATABASE_URL);
    await eraseAgain();
    return;
  }
  const running = await awaitRunning();
  if (running) return enter(running.databaseUrl);
  holdDataFolder(folder);
  const databaseUrl = await openDatabase(env, folder, say);
  await migrateDatabase(databaseUrl);
  enter(databaseUrl);
  await eraseAgain();
  announce(folder, { databaseUrl, url: null });
  onShutdown(() => withdraw(folder));

  /** Another start may be in progress. */
  async function awaitRunning() {
    const deadline = Date.now() + STARTING_UP_MS;
    for (;;) {
      const found = findRunning(folder);
      if (found || !lockHolder(folder.lock) || Date.now() > deadline) return found;
      await pause(100);
    }
  }
}
