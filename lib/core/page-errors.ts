import { forbidden, notFound, redirect } from 'next/navigation';
import { Forbidden, NotFound, Unauthenticated } from './errors.ts';

/**
 * Awaits a verb inside a page and turns its refusals into the pages that explain them: not found 404, forbidden 403,
 * nobody signed in the sign-in page. Anything else goes on to the error page.
 */
export async function orNotFound<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    if (error instanceof Forbidden) forbidden();
    if (error instanceof Unauthenticated) redirect('/sign-in');
    throw error;
  }
}
