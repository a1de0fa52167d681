import type { Instrumentation } from 'next';
import { TOO_MANY } from '#lib/core/errors.ts';
import { REQUEST_ID_HEADER, rememberFailure, rememberOutage } from '#lib/web/failed-requests.ts';

/** Next compiles this file for its edge runtime as well, where what these need is missing. */
let isPassing: (error: unknown) => boolean = () => false;

/** Before the first request: what Next prints of errors must hold no personal data. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  ({ isPassing } = await import('#lib/core/as-busy.ts'));
  if (process.env.NODE_ENV !== 'production') return;
  const { quietConsole } = await import('#lib/web/quiet-console.ts');
  quietConsole();
}

/**
 * A page or handler that failed: remembered for the front, if the cause passes by itself, and for people without scripts; and
 * into the log without its words.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const [id] = [request.headers[REQUEST_ID_HEADER]].flat();
  const { digest } = error as { digest?: string };
  const status = digest === TOO_MANY ? 429 : 500;
  if (isPassing(error)) rememberOutage(id);
  if (context.routeType === 'render') rememberFailure(id, status);
  if (status === 429) return;
  // Next compiles this file for its edge runtime as well, which has no standard error to write to.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { errorFacts, log } = await import('#lib/core/log.ts');
  log('page.failed', { route: context.routePath, digest, ...errorFacts(error) });
};
