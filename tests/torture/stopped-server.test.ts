import { expect, it } from 'vitest';
import { closeDatabase, database } from '#db/client.ts';
import { disturbedImport } from '#tests/support/disturbed-import.ts';
import { temporaryFolder } from '#tests/support/launch.ts';
import { stopServers, workerWithServer } from '#tests/support/stop-servers.ts';

const ROWS = 200_000;
const STOPS = 5;

it('an import of 200,000 rows ends as the uninterrupted one when its server is stopped five times', async () => {
  const folder = temporaryFolder();
  process.env.DATABASE_URL = await workerWithServer(folder);
  const db = database();
  let stops = 0;
  const { expectedDigest, ...result } = await disturbedImport(db, ROWS, async (id) => {
    stops = await stopServers(id, ROWS, STOPS, folder, db);
  });
  await closeDatabase();
  expect(stops).toBe(STOPS);
  expect(result).toMatchObject({
    state: 'completed',
    processed: ROWS,
    rejected: 0,
    outcomes: ROWS,
    repeatedRows: 0,
    notices: ['progress', 'waiting'],
    digest: expectedDigest,
  });
});
