import { headers } from 'next/headers';
import { Forbidden } from '#lib/core/errors.ts';

/**
 * Refuses a cookie-carrying POST that another site started. Next accepts actions without an Origin and believes
 * X-Forwarded-Host; browsers always send Sec-Fetch-Site or Origin on a POST, so one of them must vouch for us.
 * @throws Forbidden
 */
export async function assertSameOrigin(): Promise<void> {
  const list = await headers();
  if (!isSameOrigin((name) => list.get(name))) throw new Forbidden('same-origin');
}

/** The rule itself, on a header reader, for route handlers too. */
export function isSameOrigin(header: (name: string) => string | null): boolean {
  const site = header('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = header('origin');
  if (origin === null) return site === 'same-origin';
  const allowed = process.env.APP_URL ? new URL(process.env.APP_URL).host : header('host');
  try {
    const host = new URL(origin).host;
    return host === allowed || host === header('host');
  } catch {
    return false;
  }
}
