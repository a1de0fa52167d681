import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a URL. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: enough to recognise it, too little to use it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
