import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { migrateQueue } from './queue-schema.ts';

const MIGRATION_LOCK = 7_421_001;

/** Brings the database at `url` to the newest schema, the queue's included. Processes that start together take turns. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await applyMigrations(drizzle(client), {
      migrationsFolder: new URL('./migrations', import.meta.url).pathname,
    });
    await migrateQueue(url);
  } finally {
    await client.end();
  }
}
