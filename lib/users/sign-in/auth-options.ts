import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { Refused } from '#lib/core/errors.ts';
import { clientAddress } from '#lib/web/client-address.ts';
import { cookieOptions } from '#lib/web/session-cookie.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/**
 * next-auth's own endpoints use our verbs, and so the same throttle and session rows. What breaks is given to `failed`:
 * next-auth would put its words, which may hold an e-mail, into an address.
 */
export function authOptions(failed: (error: unknown) => void): NextAuthOptions {
  // next-auth builds absolute URLs from this variable only.
  process.env.NEXTAUTH_URL = siteOrigin();
  return {
    ...cookieOptions(),
    pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (credentials, request) => {
          const headers = new Headers(request.headers as Record<string, string> | undefined);
          return openedSession(
            credentials,
            clientAddress((name) => headers.get(name)),
          ).catch((error: unknown) => {
            failed(error);
            return null;
          });
        },
      }),
    ],
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await signOut(token.sid);
      },
    },
  };
}

async function openedSession(credentials: unknown, address: string | null): Promise<{ id: string } | null> {
  try {
    return { id: (await signIn(credentials, { address })).sessionId };
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
