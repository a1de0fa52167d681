import { cookies } from 'next/headers';
import { isSecure } from './site-origin.ts';

const MINUTES = 5;
const PATH = '/settings';

/**
 * Hands a secret that is never stored (an access link, an API token) to the page after a redirect. It lives in a
 * cookie only these pages receive, for five minutes or until put away, so that reloading the page does not lose it.
 */
export async function showOnce(page: string, secret: string): Promise<void> {
  (await cookies()).set(name(), JSON.stringify({ page, secret }), attributes(MINUTES * 60));
}

/** The secret meant for this page, or null once it is gone. */
export async function shownHere(page: string): Promise<string | null> {
  try {
    const shown = JSON.parse((await cookies()).get(name())?.value ?? '{}') as Record<string, unknown>;
    return shown.page === page && typeof shown.secret === 'string' ? shown.secret : null;
  } catch {
    return null;
  }
}

/** From here on the secret is shown no more. */
export async function putAwayShown(): Promise<void> {
  (await cookies()).set(name(), '', attributes(0));
}

function name(): string {
  return isSecure() ? '__Secure-carteira-shown' : 'carteira-shown';
}

function attributes(maxAge: number) {
  return { httpOnly: true, sameSite: 'strict' as const, secure: isSecure(), path: PATH, maxAge };
}
