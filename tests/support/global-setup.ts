import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../bin/lib/embedded-postgres.ts';
import { openToAccount } from './open-to-account.ts';
import { ensureTemplateDatabase } from './template-database.ts';

/**
 * Once a run: a real Postgres (that of TEST_DATABASE_URL, else one of our own, gone afterwards) with a migrated
 * template, from which every test file gets its own database.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? null : await startOwnServer();
  const adminUrl = given ?? (server?.url as string);
  process.env.TEST_ADMIN_URL = adminUrl;
  process.env.TEST_TEMPLATE = await ensureTemplateDatabase(adminUrl);
  return async () => {
    await server?.stop();
  };
}

async function startOwnServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'carteira-test-'));
  openToAccount(home);
  const server = await startEmbeddedPostgres(home, { careless: true });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
