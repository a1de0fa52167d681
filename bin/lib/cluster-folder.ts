import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, canEnter } from './postgres-account.ts';
import { SYSTEM_FOLDER } from './postgres-binaries.ts';
import { StartRefused } from './start-refused.ts';

/**
 * The folder of the cluster, existing or not: `home/postgres`, or, when the Postgres account cannot enter `home` (a
 * clone under /root), one in /var/lib/carteira that `home/postgres` links to.
 */
export function clusterFolder(home: string, account: Account): string {
  const here = join(home, 'postgres');
  if (isLink(here)) {
    if (existsSync(here)) return realpathSync(here);
    throw new StartRefused(`${here} points to a folder that is gone: restore it from a backup.`);
  }
  if (canEnter(account, home)) return here;
  if (existsSync(here)) {
    throw new StartRefused(
      `The system user "postgres" can not enter ${home}: open the folders above it with chmod o+x.`,
    );
  }
  const away = join(SYSTEM_FOLDER, createHash('sha256').update(home).digest('hex').slice(0, 12));
  mkdirSync(away, { recursive: true, mode: 0o755 });
  return join(away, 'postgres');
}

/** Links `home/postgres` to a cluster outside `home`. */
export function linkCluster(home: string, folder: string): void {
  const here = join(home, 'postgres');
  if (dirname(folder) !== home && !isLink(here)) symlinkSync(folder, here);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
