import { cookies, headers } from 'next/headers';
import { FLASH_COOKIE, FLASH_HEADER, type Flash, parseFlash } from './flash.ts';

/** The message this request is to show: handed over by `proxy.ts` on page loads, still in its cookie otherwise. */
export async function pendingFlash(): Promise<Flash | null> {
  const handed = (await headers()).get(FLASH_HEADER);
  if (handed) return parseFlash(decoded(handed));
  return parseFlash((await cookies()).get(FLASH_COOKIE)?.value);
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** From an action or route handler only: what the page it leads to says once. */
export async function setFlash(flash: Flash): Promise<void> {
  (await cookies()).set(FLASH_COOKIE, JSON.stringify(flash), { path: '/', maxAge: 60, sameSite: 'lax' });
}
