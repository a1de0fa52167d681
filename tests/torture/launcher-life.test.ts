import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { type Launched, launch, launchNpm, sharedFolder } from '#tests/support/launch.ts';
import { freePort } from '../../bin/lib/free-port.ts';
import { commandLineOf, isAlive } from '../../bin/lib/processes.ts';

const SOON = { timeout: 20_000, interval: 20 };

vi.setConfig({ testTimeout: 90_000 });

/** A start without pages: it needs no build, and everything else is the same. */
async function startWorker(folder: string, node?: string): Promise<Launched> {
  const started = launch(['--worker'], { DATA_DIR: folder }, node);
  await started.says('worker.ready');
  return started;
}

function postgresOf(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8'), 10);
}

async function gone(pid: number): Promise<void> {
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), SOON);
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').map(Number).filter(Boolean);
}

function workerOf(pid: number): number {
  const found = childrenOf(pid).find((child) => commandLineOf(child).includes('jobs/worker.ts'));
  if (!found) throw new Error('no worker yet');
  return found;
}

function otherNode(): string | undefined {
  const found = execFileSync('sh', ['-c', 'which -a node || true'], { encoding: 'utf8' }).split('\n');
  return found.find((path) => path.startsWith('/') && !path.includes('node_modules'));
}

describe('a running start', () => {
  const folder = sharedFolder();

  it.each(['SIGTERM', 'SIGINT'] as const)('stops on %s with its worker and its Postgres', async (signal) => {
    const started = await startWorker(folder);
    const [postgres, worker] = [postgresOf(folder), workerOf(started.pid)];
    started.child.kill(signal);
    expect(await started.exited).toBe(0);
    expect([isAlive(postgres), isAlive(worker)]).toEqual([false, false]);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('leaves no worker and no Postgres behind when it is killed', async () => {
    const started = await startWorker(folder);
    const [postgres, worker] = [postgresOf(folder), workerOf(started.pid)];
    started.child.kill('SIGKILL');
    await gone(worker);
    await gone(postgres);
  });

  it.skipIf(!otherNode())('is stopped with the starter of the Node it was started by', async () => {
    const starter = await startWorker(folder, otherNode());
    const postgres = postgresOf(folder);
    starter.child.kill('SIGKILL');
    await gone(postgres);

    const again = await startWorker(folder, otherNode());
    again.child.kill('SIGTERM');
    expect(await again.exited).toBe(0);
    expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('stops when npm, which started it, gets %s', async (signal) => {
    const npm = launchNpm(['run', 'worker'], { DATA_DIR: folder });
    await npm.says('worker.ready');
    const postgres = postgresOf(folder);
    npm.child.kill(signal);
    await gone(postgres);
    await vi.waitFor(() => expect(existsSync(join(folder, 'lock'))).toBe(false), SOON);
  });

  it('starts its worker again when that dies', async () => {
    const started = await startWorker(folder);
    const first = workerOf(started.pid);
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect(workerOf(started.pid)).not.toBe(first), SOON);
    expect(started.stderr()).toContain('The worker ended (SIGKILL) and is started again');
  });

  it('starts its Postgres again when that dies, at the same place', async () => {
    const started = await startWorker(folder);
    const first = postgresOf(folder);
    const { databaseUrl } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'));
    process.kill(first, 'SIGKILL');
    await started.says('The database server ended and is started again');
    await vi.waitFor(async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      client.on('error', () => {});
      await client.connect();
      await client.end();
    }, SOON);
    expect(postgresOf(folder)).not.toBe(first);
  });

  it('keeps its secrets to itself', async () => {
    await startWorker(folder);
    for (const name of ['secret', 'postgres-passwords.json', 'running.json', 'postgres.log', 'lock']) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
    expect(readFileSync(join(folder, 'secret'), 'utf8').length).toBeGreaterThanOrEqual(32);
  });
});

describe('the data folder', () => {
  const folder = sharedFolder();

  it('belongs to one start at a time', async () => {
    const first = await startWorker(folder);
    const second = launch([], { DATA_DIR: folder, PORT: String(await freePort()) });
    expect(await second.exited).toBe(1);
    expect(second.stderr()).toBe(
      `Carteira already runs on ${folder} (process ${first.pid}): stop it first, or give this one another DATA_DIR.\n`,
    );
  });

  it('is taken over from a dead start, whoever has its number now', async () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, birth: 'long ago' }));
    await startWorker(folder);
  });

  it('is taken over with the Postgres that a killed start and its watch left behind', async () => {
    const first = await startWorker(folder);
    const orphan = postgresOf(folder);
    for (const watch of childrenOf(first.pid).filter((pid) => commandLineOf(pid).startsWith('/bin/sh'))) {
      process.kill(watch, 'SIGKILL');
    }
    first.child.kill('SIGKILL');
    await first.exited;
    expect(isAlive(orphan)).toBe(true);
    const second = await startWorker(folder);
    expect(second.stderr()).toContain('Stopping the database server of a start that was killed');
    expect(isAlive(orphan)).toBe(false);
  });

  it('that Postgres can not read gives one sentence', async () => {
    const first = await startWorker(folder);
    first.child.kill('SIGTERM');
    await first.exited;
    truncateSync(join(folder, 'postgres/global/pg_control'), 100);
    const second = launch(['--worker'], { DATA_DIR: folder });
    expect(await second.exited).toBe(1);
    expect(second.stderr()).toMatch(/^The embedded Postgres does not start: .*pg_control.*\n$/);
  });
});
