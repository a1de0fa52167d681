import type pg from 'pg';
import { type Database, databaseOn, exportPool, pool } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { TooMany } from '#lib/core/errors.ts';

/** First key of the advisory locks that limit a person to two exports across all processes. */
const EXPORT_CLASS = 7_421_005;
const RETRY_AFTER = 30;

export interface Snapshot {
  db: Database;
  close(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Each person may have two at a time in all processes together. From a pool of its own, because a slow download may hold it for
 * long. @throws TooMany
 */
export async function openSnapshot(actor: Pick<Actor, 'userId'>): Promise<Snapshot> {
  const client = await freeConnection();
  try {
    if (!(await takesTurn(client, actor.userId))) {
      client.release();
      throw new TooMany('exports_active', RETRY_AFTER);
    }
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return snapshotOn(client, rows[0]?.pid);
  } catch (error) {
    if (!(error instanceof TooMany)) client.release(true);
    throw error;
  }
}

async function freeConnection(): Promise<pg.PoolClient> {
  const exports = exportPool();
  try {
    return await exports.connect();
  } catch (error) {
    // Connections are left in the pool, so the server did not answer.
    if (exports.totalCount < exports.options.max) throw error;
    throw new TooMany('exports_busy', RETRY_AFTER);
  }
}

/** The locks belong to the connection and end when its process dies. */
async function takesTurn(client: pg.PoolClient, userId: number): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select case when pg_try_advisory_lock($1, $2) then true else pg_try_advisory_lock($1, $3) end as taken',
    [EXPORT_CLASS, userId * 2, userId * 2 + 1],
  );
  return rows[0]?.taken ?? false;
}

function snapshotOn(client: pg.PoolClient, pid: number | undefined): Snapshot {
  let ended: Promise<void> | undefined;
  const close = () => {
    ended ??= giveBack(client);
    return ended;
  };
  const stop = async () => {
    if (ended) return ended;
    ended = pool()
      .query('select pg_terminate_backend($1)', [pid])
      .then(() => client.release(true));
    return ended;
  };
  return { db: databaseOn(client), close, stop };
}

async function giveBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    await client.query('select pg_advisory_unlock_all()');
    client.release();
  } catch {
    // The server closed the connection, which released the locks.
    client.release(true);
  }
}
