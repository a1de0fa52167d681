import type pg from 'pg';
import { type Database, databaseOn, exportPool, pool } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { TooMany } from '#lib/core/errors.ts';

/** First key of the locks that count a person's exports: each person has two, whichever process makes them. */
const EXPORT_CLASS = 7_421_005;
/** Seconds after which somebody who has too many may ask again. */
const RETRY_AFTER = 30;

/** The base as it is at one moment, however long it is read. */
export interface Snapshot {
  db: Database;
  /** Lets it go when nothing is being read. */
  close(): Promise<void>;
  /** Ends it at once, whatever it is in the middle of. */
  stop(): Promise<void>;
}

/**
 * Opens a snapshot for an export of this person, who may have two at a time in all processes together. Its connection is of
 * a pool of its own: a download may take as long as somebody's line is slow.
 * @throws TooMany
 */
export async function openSnapshot(actor: Pick<Actor, 'userId'>): Promise<Snapshot> {
  const client = await freeConnection();
  try {
    if (!(await takesTurn(client, actor.userId))) throw new TooMany('exports_active', RETRY_AFTER);
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return snapshotOn(client, rows[0]?.pid);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function freeConnection(): Promise<pg.PoolClient> {
  const exports = exportPool();
  try {
    return await exports.connect();
  } catch (error) {
    // With connections left it is the server that did not answer.
    if (exports.totalCount < exports.options.max) throw error;
    throw new TooMany('exports_busy', RETRY_AFTER);
  }
}

/** The locks are the connection's, and go with it when its process dies. */
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
    // The server has hung up already, and the locks are gone with it.
    client.release(true);
  }
}
