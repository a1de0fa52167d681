import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { ROOT } from './root.ts';
import { StartRefused } from './start-refused.ts';
import { writeSecretFile } from './write-secret-file.ts';

/** Everything that must survive an update: the database, the secret, the running state. */
export interface DataFolder {
  path: string;
  lock: string;
  state: string;
}

/** @throws StartRefused when it cannot be written */
export function openDataFolder(name: string): DataFolder {
  const path = isAbsolute(name) ? name : join(ROOT, name);
  try {
    mkdirSync(path, { recursive: true });
    if (statSync(path).uid === process.getuid?.()) chmodSync(path, 0o711);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartRefused(
      `The data folder ${path} can not be written (${code}): correct its rights or set DATA_DIR.`,
    );
  }
  return { path, lock: join(path, 'lock'), state: join(path, 'running.json') };
}

/** The given secret, else one generated at the first start and stored. */
export function keptSecret(folder: DataFolder, given: string | undefined): string {
  if (given) return given;
  const file = join(folder.path, 'secret');
  if (!existsSync(file)) writeSecretFile(file, randomBytes(48).toString('base64url'));
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new StartRefused(`${file} is damaged: restore it, or delete it and everyone signs in anew.`);
  return secret;
}
