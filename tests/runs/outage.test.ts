import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { isTooMuch, outageOf } from '#lib/core/runs/outage.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('an outage', () => {
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
    expect(outageOf(await asleep)).toBe('connection');
    expect(outageOf(await errorOf(client.query('select 1')))).toBe('connection');
  });

  it('is told when the server stays idle too long in a transaction', async () => {
    const client = new pg.Client(url());
    client.on('error', () => {});
    await client.connect();
    await client.query('set idle_in_transaction_session_timeout = 20');
    await client.query('begin');
    await new Promise((resolve) => client.once('end', resolve));
    expect(outageOf(await errorOf(client.query('select 1')))).toBe('connection');
  });

  it('is told when the pool has no connection in time', async () => {
    const pool = new pg.Pool({ connectionString: url(), max: 1, connectionTimeoutMillis: 3_000 });
    const held = await pool.connect();
    expect(outageOf(await errorOf(drizzle(pool).execute('select 1')))).toBe('connection');
    held.release();
    await pool.end();
  });

  it('is told when nobody answers, in time or at all', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const target = { host: '127.0.0.1', port, connectionTimeoutMillis: 50 };
    expect(outageOf(await errorOf(connecting(target)))).toBe('connection');
    const pool = new pg.Pool(target);
    expect(outageOf(await errorOf(pool.query('select 1')))).toBe('connection');
    expect(outageOf(await errorOf(connecting({ ...target, host: 'nowhere.invalid' })))).toBe('connection');
    expect(outageOf(await errorOf(connecting({ ...target, host: '/nowhere' })))).toBe('connection');
    silent.close();
    for (const socket of sockets) socket.destroy();
    await once(silent, 'close');
    expect(outageOf(await errorOf(connecting(target)))).toBe('connection');
  });

  it('is told when the server has no connection to spare', async () => {
    const admin = new pg.Client(process.env.TEST_ADMIN_URL);
    await admin.connect();
    await admin.query(`create role crowded login password 'crowded' connection limit 0`);
    const crowded = new URL(url());
    crowded.username = 'crowded';
    crowded.password = 'crowded';
    expect(outageOf(await errorOf(connecting({ connectionString: crowded.href })))).toBe('connections');
    await admin.query('drop role crowded');
    await admin.end();
  });

  it.each([
    ['53100', 'disk_full', false],
    ['53200', 'memory', true],
    ['53300', 'connections', false],
    ['25006', 'read_only', false],
    ['55P03', 'busy', false],
    ['57014', 'busy', true],
    ['40P01', 'busy', false],
    ['57P01', 'connection', false],
    ['57P02', 'connection', false],
    ['57P03', 'connection', false],
    ['58030', 'fault', false],
    ['42P01', 'fault', false],
    ['22001', null, false],
    ['23505', null, false],
    ['54000', null, false],
  ] as const)('is told by the state %s: %s', async (state, outage, tooMuch) => {
    const failing = db().execute(`do $$ begin raise exception using errcode = '${state}'; end $$`);
    const error = await errorOf(failing);
    expect(outageOf(error)).toBe(outage);
    expect(isTooMuch(error)).toBe(tooMuch);
  });

  it('is told when this machine has no room, and when a statement takes longer than it may', async () => {
    expect(outageOf(Object.assign(new Error('no space'), { code: 'ENOSPC' }))).toBe('disk_full');
    const slow = db().transaction(async (tx) => {
      await tx.execute(`set local statement_timeout = 20`);
      await tx.execute(`select pg_sleep(10)`);
    });
    expect(outageOf(await errorOf(slow))).toBe('busy');
    const readers = db().transaction((tx) => tx.execute(`create table x (y int)`), {
      accessMode: 'read only',
    });
    expect(outageOf(await errorOf(readers))).toBe('read_only');
  });

  it('is not what a statement that fails by itself tells', async () => {
    for (const statement of ['select 1/0', `select 'x'::int`, `select jsonb '{'`]) {
      expect(outageOf(await errorOf(db().execute(statement)))).toBeNull();
    }
    expect(outageOf(new TypeError('x is not a function'))).toBeNull();
  });
});
