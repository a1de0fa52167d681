import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresAccount } from '../../bin/lib/postgres-account.ts';

const MEGABYTE = 1 << 20;
/** What waits notes it beside the tables that are full. */
const ROOM_FOR_A_NOTE = MEGABYTE / 2;

export interface SmallDisk {
  /** Postgres's own. */
  folder: string;
  /** Takes the room there is but for a note of it: much less than a batch of an import needs. */
  fill(): void;
  makeRoom(): void;
  remove(): void;
}

/** A disk of its own of so many megabytes, in memory. @throws where none may be mounted: only root of Linux may */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'carteira-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      'a full disk needs a small disk, and none may be mounted here: run this as root of Linux',
    );
  }
  const { uid, gid } = postgresAccount();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      for (let size = MEGABYTE; size >= 4096; size /= 2) {
        const piece = Buffer.alloc(size);
        while (free(folder) - ROOM_FOR_A_NOTE >= size) appendFileSync(ballast, piece);
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function free(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
