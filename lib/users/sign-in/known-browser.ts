import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deploymentSecret } from '#lib/core/secret.ts';
import { isSecure } from '#lib/web/site-origin.ts';

const MOST = 4;

/**
 * The cookie holds a mark, `nonce.mac`, for each account the browser has signed in to. It has its own failure count, so that
 * guesses from elsewhere cannot lock the person out.
 */
export function knownBrowser(marks: string | undefined, email: string): string | null {
  for (const mark of (marks ?? '').split('~').slice(0, MOST)) {
    const [nonce, mac] = mark.split('.');
    if (nonce && mac && isSame(mac, macOf(nonce, email))) return nonce;
  }
  return null;
}

export function withKnownAccount(marks: string | undefined, email: string): string {
  if (knownBrowser(marks, email)) return marks ?? '';
  const nonce = randomBytes(12).toString('base64url');
  const others = (marks ?? '').split('~').filter((mark) => /^[\w-]{16}\.[\w-]{43}$/.test(mark));
  return [`${nonce}.${macOf(nonce, email)}`, ...others].slice(0, MOST).join('~');
}

export function browserCookieName(): string {
  return isSecure() ? '__Host-carteira-browser' : 'carteira-browser';
}

function macOf(nonce: string, email: string): string {
  return createHmac('sha256', deploymentSecret()).update(`browser:${nonce}:${email}`).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
