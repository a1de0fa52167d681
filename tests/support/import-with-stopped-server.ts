import { closeDatabase, database } from '#db/client.ts';
import { type DisturbedImport, disturbedImport } from './disturbed-import.ts';
import { temporaryFolder } from './launch.ts';
import { stopServers, workerWithServer } from './stop-servers.ts';

/** Imports on a server of its own that is stopped so many times without a goodbye; answers how often it really was. */
export async function importWithStoppedServer(
  rows: number,
  times: number,
): Promise<DisturbedImport & { stops: number }> {
  const folder = temporaryFolder();
  process.env.DATABASE_URL = await workerWithServer(folder);
  const db = database();
  let stops = 0;
  const result = await disturbedImport(db, rows, async (id) => {
    stops = await stopServers(id, rows, times, folder, db);
  });
  await closeDatabase();
  return { ...result, stops };
}
