import { Refused } from '#lib/core/errors.ts';

/** The codes with which a verb refused, by field. Fails when it did not refuse. */
export async function refusal(attempt: Promise<unknown>): Promise<Record<string, string[]>> {
  const outcome = await attempt.then(
    () => 'nothing was refused',
    (error: unknown) => error,
  );
  if (!(outcome instanceof Refused)) throw outcome;
  return Object.fromEntries(
    Object.entries(outcome.fields).map(([field, reasons]) => [field, reasons.map(({ code }) => code)]),
  );
}
