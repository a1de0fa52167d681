import pg from 'pg';
import { connectionString, type Database, databaseOn, pool } from '#db/client.ts';

/** Longest wait for the next rows, and for a reader that has stopped taking them; in milliseconds. */
const SLOWEST_STATEMENT = 60_000;
const IDLEST_READER = 300_000;

/** The base as it is at one moment, however long it is read. */
export interface Snapshot {
  db: Database;
  /** Lets it go when nothing is being read. */
  close(): Promise<void>;
  /** Ends it at once, whatever it is in the middle of. */
  stop(): Promise<void>;
}

/**
 * Opens a snapshot on a connection of its own: a download may take as long as somebody's line is slow, and the pool's
 * connections are everybody's.
 */
export async function openSnapshot(): Promise<Snapshot> {
  const client = new pg.Client({
    connectionString: connectionString(),
    application_name: 'carteira export',
    connectionTimeoutMillis: 10_000,
    statement_timeout: SLOWEST_STATEMENT,
    idle_in_transaction_session_timeout: IDLEST_READER,
  });
  client.on('error', () => {});
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  let ended: Promise<void> | undefined;
  const close = () => {
    // The server may have hung up already.
    ended ??= client.end().catch(() => {});
    return ended;
  };
  const stop = async () => {
    if (!ended) await pool().query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await close();
  };
  return { db: databaseOn(client), close, stop };
}
