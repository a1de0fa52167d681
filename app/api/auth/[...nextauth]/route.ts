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
  if (request.method === 'POST' && !(await isReadable(request.clone())))
    return new Response(null, { status: 400 });
  const failures: unknown[] = [];
  const response: Response = await NextAuth(authOptions((error) => failures.push(error)))(request, context);
  if (failures.length > 0) throw failures[0];
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

/** Next-auth breaks at a body that is none of what its type says. */
async function isReadable(request: Request): Promise<boolean> {
  try {
    const isJson = request.headers.get('content-type')?.includes('json');
    const body: unknown = isJson ? await request.json() : await request.formData();
    return typeof body === 'object' && body !== null;
  } catch {
    return false;
  }
}

export { answer as GET, answer as POST };
