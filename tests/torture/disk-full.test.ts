import { eq } from 'drizzle-orm';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { closeDatabase, type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { asUndisturbed, disturbedImport, moment, untilProgress } from '#tests/support/disturbed-import.ts';
import { startWorker } from '#tests/support/import-file.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
import { roleOf, urlOf } from '#tests/support/template-database.ts';

const ROWS = 40_000;

it('an import whose disk is full waits, says so, and goes on by itself when there is room again', async () => {
  const disk = smallDisk(400);
  onTestFinished(disk.remove);
  process.env.DATABASE_URL = await databaseOn(disk.folder);
  const db = database();
  const { expectedDigest, ...result } = await disturbedImport(db, ROWS, async (id) => {
    const worker = startWorker();
    onTestFinished(() => {
      worker.child.kill('SIGKILL');
    });
    await untilProgress(id, ({ processed }) => processed > 0, db);
    disk.fill();
    await untilRun(id, ({ waitsFor }) => waitsFor === 'disk_full', db);
    // Some tries in vain, which may find no room to be counted.
    await moment(5_000);
    disk.makeRoom();
    await untilProgress(id, () => false, db);
    worker.child.kill('SIGTERM');
    await worker.exited;
  });
  await closeDatabase();
  expect(result).toMatchObject(asUndisturbed(ROWS, expectedDigest, ['progress', 'waiting']));
});

/** A database of the tests' server whose tables are in the folder. */
async function databaseOn(folder: string): Promise<string> {
  const {
    TEST_ADMIN_URL: adminUrl = '',
    TEST_APPLICATION_URL: url = '',
    TEST_TEMPLATE: template,
  } = process.env;
  const admin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await admin(
    `create tablespace small_disk location '${folder}'`,
    `create database carteira_small_disk template ${template} owner ${roleOf(url)} tablespace small_disk`,
  );
  onTestFinished(() =>
    admin('drop database if exists carteira_small_disk with (force)', 'drop tablespace small_disk'),
  );
  return urlOf(url, 'carteira_small_disk');
}

type Run = typeof runs.$inferSelect;

async function untilRun(id: number, wished: (run: Run) => boolean, db: Database): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline) {
    const [run] = await db.select().from(runs).where(eq(runs.id, id));
    if (run?.finishedAt) throw new Error(`the import ended as ${run.state} where it should wait`);
    if (run && wished(run)) return;
    await moment(50);
  }
  throw new Error('the import did not wait');
}
