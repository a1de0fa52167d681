import { forbidden, notFound, redirect } from 'next/navigation';
import { Forbidden, Gone, NotFound, Refused, Unauthenticated } from '#lib/core/errors.ts';
import { rememberFailure } from './failed-requests.ts';
import { requestId } from './request-id.ts';

/** Turns a verb's refusals into pages: not found 404, forbidden 403, nobody signed in the sign-in page. */
export async function orNotFound<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Gone) redirect('/contacts/anonymized');
    if (error instanceof NotFound) return showNotFound();
    if (error instanceof Forbidden) return showForbidden();
    if (error instanceof Unauthenticated) redirect('/sign-in');
    throw error;
  }
}

/** Answers with a file, or says why there is none: who is not signed in is sent there, and what was not understood is 422. `gone` answers for what is not found. */
export async function sendFile(
  make: () => Promise<Response>,
  gone = new Response(null, { status: 404 }),
): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: '/sign-in' } });
    if (error instanceof NotFound) return gone;
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    if (error instanceof Refused && error.kind === 'refused') return new Response(null, { status: 422 });
    throw error;
  }
}

/** Next's `notFound`, seen without scripts too. */
export async function showNotFound(): Promise<never> {
  rememberFailure(await requestId(), 404);
  notFound();
}

export async function showForbidden(): Promise<never> {
  rememberFailure(await requestId(), 403);
  forbidden();
}
