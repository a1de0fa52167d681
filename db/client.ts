import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from './schema/index.ts';

export type Database = NodePgDatabase<typeof schema>;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const shared = globalThis as { carteiraPool?: pg.Pool; carteiraDatabase?: Database };

/** The process's one connection pool, made on first use from DATABASE_URL. */
export function pool(): pg.Pool {
  if (!shared.carteiraPool) {
    shared.carteiraPool = new pg.Pool({
      connectionString: connectionString(),
      max: Number(process.env.DATABASE_POOL ?? 10),
      connectionTimeoutMillis: 10_000,
      // The server's side of a new connection knows no page of its memory yet: its first look at a large base takes five times
      // as long. After the pool's ten seconds every pause of a small team would begin with that.
      idleTimeoutMillis: 10 * 60_000,
      keepAlive: true,
      allowExitOnIdle: true,
      application_name: 'carteira',
    });
    // Without a listener a dropped idle connection would end the process.
    shared.carteiraPool.on('error', () => {});
    shared.carteiraPool.on('connect', (client) => client.on('error', () => {}));
  }
  return shared.carteiraPool;
}

/** Drizzle over the pool. */
export function database(): Database {
  shared.carteiraDatabase ??= drizzle(pool(), { schema, casing: 'snake_case' });
  return shared.carteiraDatabase;
}

/** Drizzle over one connection that the caller owns, such as a run's lease. */
export function databaseOn(client: pg.Client): Database {
  return drizzle(client, { schema, casing: 'snake_case' });
}

export function connectionString(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start with bin/start.mjs or set it');
  return url;
}

/** Closes the pool; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const open = shared.carteiraPool;
  shared.carteiraPool = undefined;
  shared.carteiraDatabase = undefined;
  await open?.end();
}
