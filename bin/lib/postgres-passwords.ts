import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { StartRefused } from './start-refused.ts';
import { writeSecretFile } from './write-secret-file.ts';

export interface Passwords {
  superuser: string;
  application: string;
}

/** Reads them from `file`, or generates them for a new cluster. @throws StartRefused when they are lost */
export function postgresPasswords(file: string, clusterExists: boolean): Passwords {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  if (clusterExists)
    throw new StartRefused(`${file} is missing: restore it from the same backup as the database.`);
  const passwords = { superuser: newPassword(), application: newPassword() };
  writeSecretFile(file, JSON.stringify(passwords));
  return passwords;
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
