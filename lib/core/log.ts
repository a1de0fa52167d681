/**
 * One line of JSON a record, to standard error. Give codes, ids and counts: an error's own message or a row's value
 * may hold personal data, so only `error.name` and a database error's code are ever written.
 */
export function log(
  event: string,
  details: Record<string, string | number | boolean | null | undefined> = {},
): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`);
}

/** What may be logged of an unknown error. */
export function errorFacts(error: unknown): { error: string; code?: string } {
  const cause = rootCause(error);
  const code = (cause as { code?: unknown }).code;
  return {
    error: cause instanceof Error ? cause.name : typeof cause,
    code: typeof code === 'string' ? code : undefined,
  };
}

/** Drizzle wraps the driver's error, whose code says what happened. */
export function rootCause(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 5 && cause instanceof Error && cause.cause; depth++) cause = cause.cause;
  return cause;
}
