import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { openToAccount } from './open-to-account.ts';

export interface TestServer {
  /** Makes and drops databases; a superuser on our own server. */
  adminUrl: string;
  /** As whom the application connects and owns them; no superuser on our own server, as in real life. */
  applicationUrl: string;
  stop(): Promise<void>;
}

/**
 * The server of TEST_DATABASE_URL (with TEST_APPLICATION_URL for another role), which is left as it is, else a fresh one
 * in a temporary folder, fast and careless.
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
  const server = await startEmbeddedPostgres(home, { careless: true });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, applicationUrl: server.url, stop };
}
