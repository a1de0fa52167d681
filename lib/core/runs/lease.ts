import pg from 'pg';
import { connectionString, type Database, databaseOn } from '#db/client.ts';
import { frozenAfterSeconds } from './frozen-after.ts';
import { giveWayOnServer } from './give-way.ts';

export const LEASE_CLASS = 7_421_003;

/** The turns of a few other imports; who waits longer lets go of everything it holds and tries again. */
const MOST_LOCK_WAIT_MS = 30_000;

/** A run held by this process: `db` is the one connection that owns the lock. */
export interface Lease {
  db: Database;
  client: pg.Client;
}

/**
 * Lock and writes share one connection: when it dies, the server releases the lock and rolls back in the same moment, so a
 * worker that lost the run can write nothing. @returns whether it could hold the run
 */
export async function withLease(runId: number, work: (lease: Lease) => Promise<void>): Promise<boolean> {
  const client = new pg.Client({
    connectionString: connectionString(),
    application_name: `carteira run ${runId}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  await client.connect();
  giveWayOnServer(client);
  try {
    // Inside a transaction others wait for it: the server itself ends the connection of a frozen worker, and its lease.
    await client.query(`set idle_in_transaction_session_timeout = ${frozenAfterSeconds() * 1_000}`);
    await client.query(`set lock_timeout = ${MOST_LOCK_WAIT_MS}`);
    // A long statement of a worker that is dead is given up, where the server's system can tell; elsewhere it runs to its end.
    await client.query(`set client_connection_check_interval = 500`).catch(() => {});
    // What waits to enter the search index is merged into it in as few rounds as fit into this.
    await client.query(`set work_mem = '64MB'`);
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as held', [LEASE_CLASS, runId]);
    if (!rows[0]?.held) return false;
    await work({ db: databaseOn(client), client });
    return true;
  } finally {
    await client.end().catch(() => {
      // A connection that is already gone has released its lease by itself.
    });
  }
}
