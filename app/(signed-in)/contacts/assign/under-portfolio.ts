import { Refused } from '#lib/core/errors.ts';

/** Moves a verb's refusals to the names its fields have in the form, under `portfolio.`. */
export async function underPortfolio<Result>(attempt: Promise<Result>): Promise<Result> {
  try {
    return await attempt;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const fields = Object.entries(error.fields).map(([name, reasons]) => [
      name === 'form' ? name : `portfolio.${name}`,
      reasons,
    ]);
    throw new Refused(Object.fromEntries(fields), error.kind);
  }
}
