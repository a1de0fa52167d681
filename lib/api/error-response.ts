import { asBusy } from '#lib/core/as-busy.ts';
import {
  Busy,
  type FieldReasons,
  Forbidden,
  Gone,
  NotFound,
  Refused,
  StaleVersion,
  TooMany,
  Unauthenticated,
} from '#lib/core/errors.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { apiWords, requestLocale } from './api-words.ts';
import type { ErrorBody } from './json/error-body.ts';
import { PROBLEM_STATUS, Problem, type ProblemCode } from './problem.ts';

const KINDS = {
  refused: 'refused',
  conflict: 'conflict',
  limited: 'too_many_requests',
  busy: 'busy',
} as const;

/** Turns whatever a verb threw into the answer a client can act on; a bug tells its code to the log and nothing to anyone. */
export function errorResponse(thrown: unknown, request: Request, route: string): Response {
  const error = asBusy(thrown);
  const code = problemCode(error);
  if (code === 'unexpected' || error !== thrown)
    log('api.failed', { route, method: request.method, ...errorFacts(thrown) });
  const locale = requestLocale(request);
  const fields = error instanceof Refused ? fieldMessages(error.fields, request) : {};
  const body: ErrorBody = { error: { code, message: apiWords(locale, 'api')(`problems.${code}`), fields } };
  const forForm = fields.form?.map((reason) => reason.message).join(' ');
  if (forForm) body.error.message = forForm;
  return Response.json(body, {
    status: PROBLEM_STATUS[code],
    headers: { 'Content-Language': locale, ...headersOf(error, request) },
  });
}

function problemCode(error: unknown): ProblemCode {
  if (error instanceof Problem) return error.code;
  if (error instanceof Refused) return KINDS[error.kind];
  if (error instanceof StaleVersion) return 'stale_version';
  if (error instanceof Gone) return 'gone';
  if (error instanceof NotFound) return 'not_found';
  if (error instanceof Forbidden) return 'forbidden';
  if (error instanceof Unauthenticated) return 'unauthenticated';
  return 'unexpected';
}

function headersOf(error: unknown, request: Request): Record<string, string> {
  if (error instanceof Problem) return error.headers;
  if (error instanceof TooMany || error instanceof Busy) return { 'Retry-After': String(error.retryAfter) };
  if (!(error instanceof Unauthenticated)) return {};
  const invalid = request.headers.has('authorization') ? ', error="invalid_token"' : '';
  return { 'WWW-Authenticate': `Bearer realm="Carteira"${invalid}` };
}

function fieldMessages(fields: FieldReasons, request: Request): ErrorBody['error']['fields'] {
  const words = apiWords(requestLocale(request), 'errors');
  return Object.fromEntries(
    Object.entries(fields).map(([field, reasons]) => [
      field,
      reasons.map(({ code, params }) => ({ code, message: words(code, params), params })),
    ]),
  );
}
