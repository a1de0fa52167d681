import { chownSync, cpSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { closeDatabase, type Database, database } from '#db/client.ts';
import {
  asUndisturbed,
  disturbedImport,
  moment,
  progressOf,
  untilProgress,
} from '#tests/support/disturbed-import.ts';
import { launch, temporaryFolder } from '#tests/support/launch.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
import { workerWithServer } from '#tests/support/stop-servers.ts';
import { postgresAccount } from '../../bin/lib/postgres-account.ts';

const ROWS = 40_000;

it('an import whose server has no room for its log of changes goes on by itself when there is room again', async () => {
  const disk = smallDisk(1_200);
  onTestFinished(disk.remove);
  const folder = temporaryFolder();
  process.env.DATABASE_URL = await serverWithLogOn(disk.folder, folder);
  const db = database();
  const { expectedDigest, ...result } = await disturbedImport(db, ROWS, async (id) => {
    await untilProgress(id, ({ processed }) => processed > 0, db);
    disk.fill();
    await untilSilent(id, db);
    disk.makeRoom();
  });
  await closeDatabase();
  expect(result).toMatchObject(asUndisturbed(ROWS, expectedDigest, ['progress', 'waiting']));
});

/** The address of a start in the data folder whose server writes its log of changes to `disk`. */
async function serverWithLogOn(disk: string, folder: string): Promise<string> {
  const first = launch(['--worker'], { DATA_DIR: folder });
  await first.says('worker.ready');
  first.child.kill('SIGTERM');
  await first.exited;
  const log = join(realpathSync(join(folder, 'postgres')), 'pg_wal');
  const { uid, gid } = postgresAccount();
  for (const name of readdirSync(log)) cpSync(join(log, name), join(disk, name), { recursive: true });
  if (uid !== undefined && gid !== undefined)
    for (const name of readdirSync(disk, { recursive: true, encoding: 'utf8' }))
      chownSync(join(disk, name), uid, gid);
  rmSync(log, { recursive: true });
  symlinkSync(disk, log);
  return workerWithServer(folder);
}

/** Until the server takes no more questions, for two seconds on end. */
async function untilSilent(id: number, db: Database): Promise<void> {
  const deadline = Date.now() + 300_000;
  let since: number | null = null;
  while (Date.now() < deadline) {
    const progress = await progressOf(id, db).catch(() => null);
    if (progress?.ended) throw new Error('the import ended where its server should have stopped');
    since = progress ? null : (since ?? Date.now());
    if (since !== null && Date.now() - since > 2_000) return;
    await moment(50);
  }
  throw new Error('the server did not stop');
}
