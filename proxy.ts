import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '#lib/web/content-security-policy.ts';
import { REQUEST_ID_HEADER } from '#lib/web/failed-requests.ts';
import { FLASH_COOKIE, FLASH_HEADER } from '#lib/web/flash.ts';

/** What is said after signing out, and by which the answer is known that follows it. */
const SIGNED_OUT = 'auth.flash.signedOut';

/**
 * Dresses pages: a nonce and the policy built on it, no copy kept anywhere, the address for "sign in and come back", and
 * the flash message taken out of its cookie so that it is shown once. It decides nothing: verbs do.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = newNonce();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  if (!headers.has(REQUEST_ID_HEADER)) headers.set(REQUEST_ID_HEADER, crypto.randomUUID());
  headers.set('content-security-policy', policy);
  headers.set('x-carteira-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.delete(FLASH_HEADER);
  const flash = isDocument(request) ? request.cookies.get(FLASH_COOKIE)?.value : undefined;
  if (flash) headers.set(FLASH_HEADER, encodeURIComponent(flash));

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-store, max-age=0');
  if (flash) response.cookies.delete(FLASH_COOKIE);
  // Pictures that the browser keeps are for whoever was signed in.
  if (request.cookies.get(FLASH_COOKIE)?.value.includes(SIGNED_OUT))
    response.headers.set('clear-site-data', '"cache"');
  return response;
}

/**
 * Everything but the API, built assets and the files there are, each by its name: what an address looks like says nothing
 * of what answers it. The doors of uploads lie under /api: bodies over 10 MB die here.
 */
export const config = {
  matcher: [
    '/((?!(?:api|_next/static)(?:/|$)|(?:favicon\\.ico|icon\\.svg|apple-icon\\.png|templates/carteira-import\\.(?:csv|xlsx))$).*)',
  ],
};

/** Browsers say `text/html` when they load a page, scripts never do; Sec-Fetch-Dest is missing on plain HTTP. */
function isDocument(request: NextRequest): boolean {
  return request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
}

function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
}
