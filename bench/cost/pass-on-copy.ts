import pg from 'pg';
import { closeDatabase } from '#db/client.ts';
import { forgetQueue } from '#lib/core/runs/queue.ts';
import { cpuOf } from './cpu-of.ts';

/** Does a few statements over everything on a copy of the bench's database. @returns seconds of processor time */
export async function passOnCopy(pass: (client: pg.Client) => Promise<void>): Promise<number> {
  const original = process.env.DATABASE_URL ?? '';
  const url = new URL(original);
  const name = url.pathname.slice(1);
  const server = new URL(original);
  server.pathname = '/postgres';
  await forgetQueue();
  await closeDatabase();
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  url.pathname = `/${name}_pass`;
  try {
    await admin.query(`create database ${name}_pass template ${name}`);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = rows[0]?.pid ?? 0;
    const [began, before] = [performance.now(), cpuOf(pid)];
    await pass(client);
    const [seconds, cpu] = [(performance.now() - began) / 1_000, cpuOf(pid) - before];
    console.log(`one set-based pass: ${cpu.toFixed(1)} s of processor time, ${seconds.toFixed(1)} s`);
    await client.end();
    return cpu;
  } finally {
    await admin.query(`drop database if exists ${name}_pass with (force)`);
    await admin.end();
  }
}
