import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { closeDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { forgetQueue } from '#lib/core/runs/queue.ts';

/** Runs `work` on a new database on the server of DATABASE_URL, and drops it afterwards. */
export async function withBenchDatabase(work: () => Promise<void>): Promise<void> {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error('DATABASE_URL names the server to measure on');
  const name = `carteira_bench_${process.pid}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `create database ${name}`);
  try {
    process.env.DATABASE_URL = url.href;
    await migrate(url.href);
    await work();
  } finally {
    await forgetQueue();
    await closeDatabase();
    process.env.DATABASE_URL = server;
    await dropDatabase(server, name);
  }
}

/** An autovacuum, which users cannot end, may hold the database for a moment. */
async function dropDatabase(server: string, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await onServer(server, `drop database ${name} with (force)`);
    } catch (error) {
      if (tries === 60) throw error;
      await pause(1_000);
    }
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
