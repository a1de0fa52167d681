import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { openToAccount } from './open-to-account.ts';

export interface TestServer {
  /** Creates and drops databases; a superuser on our own server. */
  adminUrl: string;
  /** The application's role; not a superuser on our own server, as in production. */
  applicationUrl: string;
  stop(): Promise<void>;
}

/**
 * The server of TEST_DATABASE_URL (with TEST_APPLICATION_URL for another role), which is not stopped, else a new one
 * without durability in a temporary folder.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    return {
      adminUrl: given,
      applicationUrl: process.env.TEST_APPLICATION_URL ?? given,
      stop: async () => {},
    };
  }
  const home = mkdtempSync(join(tmpdir(), 'carteira-test-'));
  openToAccount(home);
  const server = await startEmbeddedPostgres(home, { nonDurable: true });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, applicationUrl: server.url, stop };
}
