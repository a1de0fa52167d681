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
 * Makes the cluster `folder` with the superuser `postgres`. Made beside its place and moved there when complete, so
 * that a start killed half-way leaves nothing that looks like data.
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

/** Lets the account own the path; without an account of its own nothing changes hands. */
export function give(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** The built-in C.UTF-8 sorts alike on every machine: moving the folder or upgrading libc corrupts no index. */
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

/** pg_trgm still asks the system which characters are letters. */
function systemLocale(): string {
  const known = (spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '').split('\n');
  return known.find((name) => /^(C|en_US)\.utf-?8$/i.test(name.trim()))?.trim() ?? 'C';
}

/** initdb reads the password from a file, as the account. */
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
