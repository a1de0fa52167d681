import { hkdfSync } from 'node:crypto';
import { cookies } from 'next/headers';
import type { NextAuthOptions } from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import { log } from '#lib/core/log.ts';
import { deploymentSecret } from '#lib/core/secret.ts';
import { sessionLimits } from './session-limits.ts';
import { isSecure } from './site-origin.ts';

/** What next-auth's session holds: the id of a `user_session` row and nothing about the person. */
export interface CookieSession {
  sid?: string;
}

/** Without the sign-in providers, which `lib/users/sign-in/auth-options.ts` adds: reading needs none. */
export function cookieOptions(): Omit<NextAuthOptions, 'providers'> {
  const seconds = Math.ceil(sessionLimits().total / 1000);
  return {
    secret: deploymentSecret(),
    session: { strategy: 'jwt', maxAge: seconds },
    jwt: { maxAge: seconds },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: { name: cookieName(), options: cookieAttributes() } },
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
      session: ({ token }) => ({ sid: token.sid }) as CookieSession as never,
    },
    logger: {
      error: (code) => log('auth.error', { code }),
      warn: () => {},
      debug: () => {},
    },
  };
}

/**
 * Null without a cookie, or with one that is not ours or too old. next-auth's `getServerSession` would encrypt the cookie anew
 * each time only to find that a page cannot set it.
 */
export async function readSessionCookie(): Promise<string | null> {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return null;
  const secret = deploymentSecret();
  try {
    const { sid } = (await decode({ token, secret })) ?? {};
    return typeof sid === 'string' ? sid : null;
  } catch {
    return null;
  }
}

/**
 * What seals the words a person typed into addresses: made of the cookie itself, which the server keeps nowhere, so that nobody
 * opens them once it is gone. 32 bytes in base64url, for pages of whoever is signed in.
 */
export async function addressKey(): Promise<string> {
  const token = (await cookies()).get(cookieName())?.value ?? '';
  return Buffer.from(hkdfSync('sha256', token, '', 'words in addresses', 32)).toString('base64url');
}

/** From an action or route handler only. */
export async function writeSessionCookie(sessionId: string): Promise<void> {
  const maxAge = Math.ceil(sessionLimits().total / 1000);
  const value = await encode({ token: { sid: sessionId }, secret: deploymentSecret(), maxAge });
  (await cookies()).set(cookieName(), value, { ...cookieAttributes(), maxAge });
}

/** Forgets the cookie; the row is closed by `signOut`. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(cookieName(), '', { ...cookieAttributes(), maxAge: 0 });
}

function cookieName(): string {
  return isSecure() ? '__Host-carteira-session' : 'carteira-session';
}

function cookieAttributes() {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() };
}
