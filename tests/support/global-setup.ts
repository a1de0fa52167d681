import { prepareTestServer } from './prepare-test-server.ts';

/**
 * Once a run: a real Postgres (that of TEST_DATABASE_URL, else one of our own, gone afterwards) with a migrated
 * template, from which every test file gets its own database. Says from which seed the random cases are drawn.
 */
export default async function setup(): Promise<() => Promise<void>> {
  process.stdout.write(`Random cases are drawn from TEST_SEED=${process.env.TEST_SEED}\n`);
  const { stop } = await prepareTestServer();
  return stop;
}
