import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from './schema/index.ts';

export type Database = NodePgDatabase<typeof schema>;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** How long a person waits: a reader before the server gives a search up, a writer for a lock. */
const PATIENCE_MS = 2_000;

/** Exports that a process makes at once; an export waits this long for one of these connections, and for its next rows. */
const EXPORTS = { connections: 4, wait: 5_000, statement: 60_000, idle: 300_000 };

interface Shared {
  carteiraPool?: pg.Pool;
  carteiraDatabase?: Database;
  carteiraSearchPool?: pg.Pool;
  carteiraSearchDatabase?: Database;
  carteiraExportPool?: pg.Pool;
}
const shared = globalThis as Shared;

/** The process's connection pool, made on first use from DATABASE_URL. */
export function pool(): pg.Pool {
  shared.carteiraPool ??= newPool({});
  return shared.carteiraPool;
}

/** Drizzle over the pool. */
export function database(): Database {
  shared.carteiraDatabase ??= drizzle(pool(), { schema, casing: 'snake_case' });
  return shared.carteiraDatabase;
}

/**
 * Drizzle over connections of its own, whose every statement is given up after two seconds: for searching what anybody may
 * type. A limit set for one transaction would cost each search three more round trips. Each by one process of the server: others
 * search at the same time, and to start more takes longer than what they do for a search.
 */
export function searchDatabase(): Database {
  shared.carteiraSearchPool ??= newPool({
    statement_timeout: PATIENCE_MS,
    options: '-c max_parallel_workers_per_gather=0',
  });
  shared.carteiraSearchDatabase ??= drizzle(shared.carteiraSearchPool, { schema, casing: 'snake_case' });
  return shared.carteiraSearchDatabase;
}

/** Connections for exports alone: one is held for as long as somebody's line is slow, and the others are everybody's. */
export function exportPool(): pg.Pool {
  shared.carteiraExportPool ??= newPool({
    max: EXPORTS.connections,
    application_name: 'carteira export',
    connectionTimeoutMillis: EXPORTS.wait,
    statement_timeout: EXPORTS.statement,
    idle_in_transaction_session_timeout: EXPORTS.idle,
    idleTimeoutMillis: 10_000,
  });
  return shared.carteiraExportPool;
}

function newPool(settings: pg.PoolConfig): pg.Pool {
  const made = new pg.Pool({
    connectionString: connectionString(),
    max: Number(process.env.DATABASE_POOL ?? 10),
    connectionTimeoutMillis: 10_000,
    // The server's side of a new connection knows no page of its memory yet: its first look at a large base takes five times
    // as long. After the pool's ten seconds every pause of a small team would begin with that.
    idleTimeoutMillis: 10 * 60_000,
    keepAlive: true,
    allowExitOnIdle: true,
    application_name: 'carteira',
    // A person never waits longer for what somebody else is writing, such as an import whose worker stands still.
    lock_timeout: PATIENCE_MS,
    ...settings,
  });
  // Without a listener a dropped idle connection would end the process.
  made.on('error', () => {});
  made.on('connect', (client) => client.on('error', () => {}));
  return made;
}

/** Drizzle over one connection that the caller owns, such as a run's lease. */
export function databaseOn(client: pg.Client | pg.PoolClient): Database {
  return drizzle(client, { schema, casing: 'snake_case' });
}

export function connectionString(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start with bin/start.mjs or set it');
  return url;
}

/** Closes the pools; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const { carteiraPool, carteiraSearchPool, carteiraExportPool } = shared;
  shared.carteiraPool = shared.carteiraSearchPool = shared.carteiraExportPool = undefined;
  shared.carteiraDatabase = shared.carteiraSearchDatabase = undefined;
  await Promise.all([carteiraPool?.end(), carteiraSearchPool?.end(), carteiraExportPool?.end()]);
}
