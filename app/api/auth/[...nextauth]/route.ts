import NextAuth from 'next-auth';
import { authOptions } from '#lib/users/sign-in/auth-options.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

/** What is left of next-auth's own endpoints: the pages and every other provider's steps are ours or not there. */
const KEPT = new Set([
  'GET csrf',
  'GET signin',
  'GET signout',
  'GET error',
  'POST callback/credentials',
  'POST signout',
]);

async function answer(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!KEPT.has(`${request.method} ${nextauth.join('/')}`)) return new Response(null, { status: 404 });
  const isForeign = request.method === 'POST' && !isSameOrigin((name) => request.headers.get(name));
  if (isForeign) return new Response(null, { status: 403 });
  const sent = request.method === 'POST' ? await fieldsOf(request.clone()) : {};
  if (!sent || !isUnderstood(request, sent)) return new Response(null, { status: 400 });
  const failures: unknown[] = [];
  const response: Response = await NextAuth(authOptions((error) => failures.push(error)))(request, context);
  if (failures.length > 0) throw failures[0];
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

/** Null for a body that is none of what its type says, at which next-auth breaks. */
async function fieldsOf(request: Request): Promise<Record<string, unknown> | null> {
  try {
    const isJson = request.headers.get('content-type')?.includes('json');
    const body: unknown = isJson ? await request.json() : Object.fromEntries(await request.formData());
    return typeof body === 'object' && body !== null ? { ...body } : null;
  } catch {
    return null;
  }
}

/** Next-auth breaks at an address to go on to that is none, wherever it stands, and at an error that no header can hold. */
function isUnderstood(request: Request, { callbackUrl }: Record<string, unknown>): boolean {
  const query = new URL(request.url).searchParams;
  const cookies = request.headers.get('cookie') ?? '';
  const remembered = /(?:^|;\s*)(?:__Secure-)?next-auth\.callback-url=([^;]*)/.exec(cookies)?.[1];
  const addresses = [callbackUrl, query.get('callbackUrl'), remembered].filter(
    (one) => one != null && one !== '',
  );
  return addresses.every(isAddress) && /^[\w-]{0,100}$/.test(query.get('error') ?? '');
}

function isAddress(given: unknown): boolean {
  if (typeof given !== 'string') return false;
  try {
    const address = decodeURIComponent(given);
    return /^(?:\/|https?:\/\/)[^\s\p{C}]*$/u.test(address) && URL.canParse(address, 'http://localhost');
  } catch {
    return false;
  }
}

export { answer as GET, answer as POST };
