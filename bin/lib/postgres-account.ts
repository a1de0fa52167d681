import { execFileSync, spawnSync } from 'node:child_process';
import { StartRefused } from './start-refused.ts';

/** Empty: as the current user. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** Postgres does not run as root: root uses the system user `postgres`, created if missing. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  return existingAccount() ?? newAccount();
}

/** A clone inside /root (mode 700) is closed to the account. */
export function canEnter(account: Account, folder: string): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}

function existingAccount(): Account | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  });
  return uid && gid ? { uid, gid } : null;
}

function newAccount(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    throw new StartRefused(
      'Postgres does not run as root and the system user "postgres" could not be made: start Carteira as an ordinary user, or set DATABASE_URL.',
    );
  }
  const account = existingAccount();
  if (!account) throw new StartRefused('The system user "postgres" was made but can not be found.');
  return account;
}
