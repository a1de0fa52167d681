import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { migrateDatabase } from './migrate-database.ts';
import { ROOT } from './root.ts';
import { onShutdown } from './shutdown.ts';
import { StartRefused } from './start-refused.ts';

const DATABASE = 'carteira_bench';

/**
 * Runs `bench/<name>.ts` on an empty database of its own beside the real one, which it never sees: DATABASE_URL leads
 * there. The database goes afterwards. Answers the exit code.
 */
export async function runBench([name = '', ...args]: string[]): Promise<number> {
  const file = join(ROOT, 'bench', `${basename(name)}.ts`);
  if (!name || !existsSync(file)) {
    const names = readdirSync(join(ROOT, 'bench')).filter((entry) => /^[a-z-]+\.ts$/.test(entry));
    throw new StartRefused(
      `Which bench? There are: ${names.map((entry) => entry.slice(0, -3)).join(', ') || 'none'}.`,
    );
  }
  const home = process.env.DATABASE_URL as string;
  const drop = () => run(home, `drop database if exists ${DATABASE} with (force)`);
  await drop();
  await run(home, `create database ${DATABASE}`);
  onShutdown(drop);
  const url = new URL(home);
  url.pathname = `/${DATABASE}`;
  await migrateDatabase(url.href);
  const child = spawn(process.execPath, [file, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url.href },
  });
  onShutdown(() => {
    child.kill('SIGTERM');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
