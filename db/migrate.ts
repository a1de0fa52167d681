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
    await vacuumRewritten(client);
    await migrateQueue(url);
  } finally {
    await client.end();
  }
}

/**
 * Of a large table that a migration wrote anew, an index alone tells nothing until a vacuum has seen it, and none comes by itself:
 * nothing in it has changed. Two letters were searched for 100 ms before, 20 after.
 */
async function vacuumRewritten(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select oid::regclass as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relpages > 1000 and relallvisible = 0`);
  for (const { name } of rows) await client.query(`vacuum ${name}`);
}
