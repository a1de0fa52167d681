import type { Instrumentation } from 'next';
import { rememberFailure } from '#lib/core/failed-requests.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { REQUEST_ID_HEADER } from '#lib/core/request-id.ts';

/** A bug while a page was drawn: into the log without its words, and remembered for people without scripts. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const id = request.headers[REQUEST_ID_HEADER];
  if (context.routeType === 'render') rememberFailure(Array.isArray(id) ? id[0] : id, 500);
  const { digest } = error as { digest?: string };
  log('page.failed', { route: context.routePath, digest, ...errorFacts(error) });
};
