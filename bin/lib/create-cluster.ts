import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { bareEnvironment } from './bare-environment.ts';
import type { Account } from './postgres-account.ts';
import type { Binaries } from './postgres-binaries.ts';
import { StartRefused } from './start-refused.ts';

const run = promisify(execFile);

/**
 * Creates the cluster with the superuser `postgres` in a temporary folder and renames it when complete, so that an
 * interrupted start leaves no half cluster.
 */
export async function createCluster(
  folder: string,
  binaries: Binaries,
  account: Account,
  password: string,
): Promise<void> {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  give(fresh, account);
  const passwordFile = secretFile(password, account);
  try {
    await run(binaries.initdb, flags(fresh, passwordFile), {
      ...account,
      cwd: fresh,
      env: bareEnvironment(),
    });
  } catch (error) {
    throw new StartRefused(`Postgres could not create its data folder ${folder}: ${lastLine(error)}`);
  } finally {
    rmSync(dirname(passwordFile), { recursive: true, force: true });
  }
  renameSync(fresh, folder);
}

/** Does nothing without an account of its own. */
export function give(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/**
 * The built-in C.UTF-8 sorts the same on every machine: neither moving the folder nor upgrading libc corrupts an index.
 */
function flags(folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${systemLocale()}`,
    '--no-instructions',
  ];
}

/** pg_trgm uses the system locale to recognize letters. */
function systemLocale(): string {
  const known = (spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '').split('\n');
  return known.find((name) => /^(C|en_US)\.utf-?8$/i.test(name.trim()))?.trim() ?? 'C';
}

/** initdb reads it from a file, as the account. */
function secretFile(password: string, account: Account): string {
  const folder = mkdtempSync(join(tmpdir(), 'carteira-'));
  const file = join(folder, 'password');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  chmodSync(folder, 0o700);
  give(file, account);
  give(folder, account);
  return file;
}

function lastLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr || message).trim().split('\n').at(-1) ?? message;
}
