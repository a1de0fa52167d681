import { forbidden, notFound, redirect } from 'next/navigation';
import { Forbidden, NotFound, Unauthenticated } from '#lib/core/errors.ts';
import { rememberFailure } from './failed-requests.ts';
import { requestId } from './request-id.ts';

/**
 * Awaits a verb inside a page and turns its refusals into the pages that explain them: not found 404, forbidden 403,
 * nobody signed in the sign-in page. Anything else goes on to the error page.
 */
export async function orNotFound<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof NotFound) return showNotFound();
    if (error instanceof Forbidden) return showForbidden();
    if (error instanceof Unauthenticated) redirect('/sign-in');
    throw error;
  }
}

/** Next's `notFound`, seen without scripts too. */
export async function showNotFound(): Promise<never> {
  rememberFailure(await requestId(), 404);
  notFound();
}

/** Next's `forbidden`, seen without scripts too. */
export async function showForbidden(): Promise<never> {
  rememberFailure(await requestId(), 403);
  forbidden();
}
