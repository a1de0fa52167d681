import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, URL-safe. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: enough to recognize it, too little to use it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
