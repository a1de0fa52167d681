import { isIP } from 'node:net';

/**
 * `APP_URL`, else this machine's own address; never what a request says of itself: whoever sends one must not choose where a
 * link with a secret leads.
 */
export function siteOrigin(): string {
  const known = process.env.APP_URL || process.env.NEXTAUTH_URL;
  return known ? new URL(known).origin : `http://localhost:${process.env.PORT ?? 3000}`;
}

export function isSecure(): boolean {
  return process.env.APP_URL?.startsWith('https://') ?? false;
}

/**
 * Whether links lead to this machine while the person is somewhere else: no `APP_URL`, and a name that is not loopback. After
 * an action only Origin tells how the browser got here.
 */
export function isAddressUnknown(header: (name: string) => string | null): boolean {
  if (process.env.APP_URL) return false;
  const names = [URL.parse(header('origin') ?? '')?.hostname, hostOf(header('host'))];
  return names.some((name) => name !== undefined && !isLoopback(name));
}

function hostOf(host: string | null): string | undefined {
  return URL.parse(`http://${host ?? ''}`)?.hostname;
}

function isLoopback(name: string): boolean {
  if (name === '' || name === 'localhost' || name.endsWith('.localhost') || name === '[::1]') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}
