import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { isConnectionLoss } from '#lib/core/runs/connection-loss.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('the loss of a connection', () => {
  const { db, url } = useDatabase();

  const errorOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => null,
      (error) => error,
    );
  const connecting = (config: pg.ClientConfig) => {
    const client = new pg.Client(config);
    client.on('error', () => {});
    return client.connect();
  };

  it('is told when the server ends the connection in the middle of a statement', async () => {
    const client = new pg.Client(url());
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query('select pg_backend_pid() as pid');
    const asleep = errorOf(drizzle(client).execute('select pg_sleep(30)'));
    await db().execute(`select pg_terminate_backend(${rows[0].pid})`);
    expect(isConnectionLoss(await asleep)).toBe(true);
    expect(isConnectionLoss(await errorOf(client.query('select 1')))).toBe(true);
  });

  it('is told when the server stays idle too long in a transaction', async () => {
    const client = new pg.Client(url());
    client.on('error', () => {});
    await client.connect();
    await client.query('set idle_in_transaction_session_timeout = 20');
    await client.query('begin');
    await new Promise((resolve) => client.once('end', resolve));
    expect(isConnectionLoss(await errorOf(client.query('select 1')))).toBe(true);
  });

  it('is told when the pool has no connection in time', async () => {
    const pool = new pg.Pool({ connectionString: url(), max: 1, connectionTimeoutMillis: 30 });
    const held = await pool.connect();
    expect(isConnectionLoss(await errorOf(drizzle(pool).execute('select 1')))).toBe(true);
    held.release();
    await pool.end();
  });

  it('is told when nobody answers, in time or at all', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const target = { host: '127.0.0.1', port, connectionTimeoutMillis: 50 };
    expect(isConnectionLoss(await errorOf(connecting(target)))).toBe(true);
    const pool = new pg.Pool(target);
    expect(isConnectionLoss(await errorOf(pool.query('select 1')))).toBe(true);
    expect(isConnectionLoss(await errorOf(connecting({ ...target, host: 'nowhere.invalid' })))).toBe(true);
    expect(isConnectionLoss(await errorOf(connecting({ ...target, host: '/nowhere' })))).toBe(true);
    silent.close();
    for (const socket of sockets) socket.destroy();
    await once(silent, 'close');
    expect(isConnectionLoss(await errorOf(connecting(target)))).toBe(true);
  });

  it('is told when the server has no connection to spare', async () => {
    const admin = new pg.Client(process.env.TEST_ADMIN_URL);
    await admin.connect();
    await admin.query(`create role crowded login password 'crowded' connection limit 0`);
    const crowded = new URL(url());
    crowded.username = 'crowded';
    crowded.password = 'crowded';
    expect(isConnectionLoss(await errorOf(connecting({ connectionString: crowded.href })))).toBe(true);
    await admin.query('drop role crowded');
    await admin.end();
  });

  it('is not what a statement that fails by itself tells', async () => {
    for (const statement of ['select 1/0', 'select * from nowhere', 'select'.repeat(2)]) {
      expect(isConnectionLoss(await errorOf(db().execute(statement)))).toBe(false);
    }
    expect(isConnectionLoss(new TypeError('x is not a function'))).toBe(false);
  });
});
