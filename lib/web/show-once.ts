import { cookies } from 'next/headers';
import { isSecure } from './site-origin.ts';

const MINUTES = 5;
const PATH = '/settings';

/** In a cookie for that page alone and five minutes, so that a reload does not lose it; stored nowhere. */
export async function showOnce(page: string, secret: string): Promise<void> {
  (await cookies()).set(name(), JSON.stringify({ page, secret }), attributes(MINUTES * 60));
}

export async function shownHere(page: string): Promise<string | null> {
  try {
    const shown = JSON.parse((await cookies()).get(name())?.value ?? '{}') as Record<string, unknown>;
    return shown.page === page && typeof shown.secret === 'string' ? shown.secret : null;
  } catch {
    return null;
  }
}

export async function putAwayShown(): Promise<void> {
  (await cookies()).set(name(), '', attributes(0));
}

function name(): string {
  return isSecure() ? '__Secure-carteira-shown' : 'carteira-shown';
}

function attributes(maxAge: number) {
  return { httpOnly: true, sameSite: 'strict' as const, secure: isSecure(), path: PATH, maxAge };
}
