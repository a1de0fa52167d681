import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '#lib/core/env.ts';
import type { DataFolder } from './data-folder.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { inspectServer } from './inspect-server.ts';
import { isStopping, onShutdown } from './shutdown.ts';

type Say = (line: string) => void;

/**
 * DATABASE_URL after a check of its server, else the embedded Postgres in the data folder, whose lock the caller holds.
 * That server stops with this process and is restarted when it dies.
 */
export async function openDatabase(env: Environment, folder: DataFolder, say: Say): Promise<string> {
  if (env.DATABASE_URL) {
    await inspectServer(env.DATABASE_URL);
    return env.DATABASE_URL;
  }
  const server = await startEmbeddedPostgres(folder.path, { say });
  keepServer(folder, server, say);
  return server.url;
}

function keepServer(folder: DataFolder, first: EmbeddedPostgres, say: Say): void {
  const port = Number(new URL(first.url).port);
  let server = first;
  onShutdown(() => server.stop());
  watch();

  async function watch(): Promise<void> {
    await server.gone;
    while (!isStopping()) {
      say('The database server ended and is started again');
      try {
        server = await startEmbeddedPostgres(folder.path, { port });
        return watch();
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        await pause(2_000);
      }
    }
  }
}
