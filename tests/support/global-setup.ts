import { startTestServer } from '../../bin/lib/test-server.ts';
import { ensureTemplateDatabase } from './template-database.ts';

/**
 * Once a run: a real Postgres (that of TEST_DATABASE_URL, else one of our own, gone afterwards) with a migrated
 * template, from which every test file gets its own database.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { url, stop } = await startTestServer();
  process.env.TEST_ADMIN_URL = url;
  process.env.TEST_TEMPLATE = await ensureTemplateDatabase(url);
  return stop;
}
