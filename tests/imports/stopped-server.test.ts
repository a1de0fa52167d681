import { expect, it } from 'vitest';
import { closeDatabase, database } from '#db/client.ts';
import { disturbedImport } from '#tests/support/disturbed-import.ts';
import { temporaryFolder } from '#tests/support/launch.ts';
import { stopServers, workerWithServer } from '#tests/support/stop-servers.ts';

const ROWS = 20_000;

it('an import ends as the uninterrupted one when its database server is stopped without a goodbye', async () => {
  const folder = temporaryFolder();
  process.env.DATABASE_URL = await workerWithServer(folder);
  const db = database();
  let stops = 0;
  const { expectedDigest, ...result } = await disturbedImport(db, ROWS, async (id) => {
    stops = await stopServers(id, ROWS, 2, folder, db);
  });
  await closeDatabase();
  expect(stops).toBe(2);
  expect(result).toMatchObject({
    state: 'completed',
    processed: ROWS,
    rejected: 0,
    outcomes: ROWS,
    repeatedRows: 0,
    notices: ['progress', 'waiting'],
    digest: expectedDigest,
  });
}, 300_000);
