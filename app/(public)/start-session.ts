import { cookies, headers } from 'next/headers';
import { browserCookieName, withKnownAccount } from '#lib/users/sign-in/known-browser.ts';
import type { SignInOrigin } from '#lib/users/sign-in/sign-in.ts';
import { signOut } from '#lib/users/sign-in/sign-out.ts';
import { clientAddress } from '#lib/web/client-address.ts';
import { currentSessionId } from '#lib/web/session.ts';
import { writeSessionCookie } from '#lib/web/session-cookie.ts';
import { isSecure } from '#lib/web/site-origin.ts';

const YEAR = 365 * 24 * 3600;

/** Signs this browser in to a session opened just now; whoever was signed in here before is out. */
export async function startSession(sessionId: string): Promise<void> {
  const earlier = await currentSessionId();
  if (earlier) await signOut(earlier);
  await writeSessionCookie(sessionId);
}

/** Where a sign-in comes from, as the request tells. */
export async function signInOrigin(): Promise<SignInOrigin> {
  const list = await headers();
  return {
    address: clientAddress((name) => list.get(name)),
    browser: (await cookies()).get(browserCookieName())?.value,
  };
}

/** Lets this browser be recognised the next time someone signs in from it. */
export async function rememberBrowser(marks: string): Promise<void> {
  const attributes = { httpOnly: true, sameSite: 'lax' as const, secure: isSecure(), path: '/' };
  (await cookies()).set(browserCookieName(), marks, { ...attributes, maxAge: YEAR });
}

/** As after a sign-in, for whoever has just chosen a password by a link: guesses from elsewhere do not make them wait. */
export async function rememberAccount(email: string): Promise<void> {
  await rememberBrowser(withKnownAccount((await cookies()).get(browserCookieName())?.value, email));
}
