import { prepareTestServer } from './prepare-test-server.ts';

/**
 * Once a run: a real Postgres (that of TEST_DATABASE_URL, else one of our own, gone afterwards) with a migrated
 * template, from which every test file gets its own database.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { stop } = await prepareTestServer();
  return stop;
}
