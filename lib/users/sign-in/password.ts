import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { inHashingTurn } from './hashing-turn.ts';

/** OWASP's minimum for argon2id. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of an unknown random password, so that sign-ins to unknown accounts take the same time. */
const UNKNOWN_ACCOUNT_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$40M/wqOsdOfwR52wh4YfuA$JXEq1mupefIJ1MNZE5ZK73w0i4cP+Va8bGjAjZDwsSY';

/** A new password: 10 to 200 characters, at least four different ones, in Unicode NFKC. */
export const newPassword = z
  .string('required')
  .min(1, 'required')
  .max(LONGEST.password, 'too_long')
  .transform(unified)
  .refine((text) => text.length === 0 || text.length >= 10, 'password_short')
  .refine((text) => text.length < 10 || new Set(text).size >= 4, 'password_simple');

export const givenPassword = z
  .string('required')
  .min(1, 'required')
  .max(LONGEST.password, 'too_long')
  .transform(unified);

/** @throws Refused when the password is the account's e-mail or the part before its @ */
export function refuseOwnEmail(password: string, email: string, field = 'password'): void {
  const given = password.toLowerCase();
  if (given === email || given === email.split('@')[0]) refuse(field, 'password_is_email');
}

export function refuseUnlessRepeated(password: string, again: string | undefined): void {
  if (again !== undefined && unified(again) !== password) refuse('passwordAgain', 'password_mismatch');
}

export async function hashPassword(password: string): Promise<string> {
  return inHashingTurn(() => hash(password, COST));
}

/** Takes the same time when there is no hash. */
export async function verifyPassword(
  storedHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const matches = await inHashingTurn(() => verify(storedHash ?? UNKNOWN_ACCOUNT_HASH, password));
  return matches && Boolean(storedHash);
}

function unified(text: string): string {
  return text.normalize('NFKC');
}
