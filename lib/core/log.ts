/** One line of JSON to standard error. Codes, ids and counts only: an error's own message may hold personal data. */
export function log(
  event: string,
  details: Record<string, string | number | boolean | null | undefined> = {},
): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`);
}

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
