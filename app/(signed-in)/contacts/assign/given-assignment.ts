import { readSelection, type Selection } from '#lib/contacts/selection/selection.ts';
import { Refused, refuse } from '#lib/core/errors.ts';

/** What the forms of an assignment send: a selection and, under `portfolio.`, what is chosen for it. @throws Refused */
export function givenAssignment(input: Record<string, unknown>): {
  selection: Selection;
  portfolio: Record<string, unknown>;
} {
  const texts = Object.entries(input).filter(
    (field): field is [string, string | string[]] =>
      typeof field[1] === 'string' ||
      (Array.isArray(field[1]) && field[1].every((text) => typeof text === 'string')),
  );
  const selection = readSelection(Object.fromEntries(texts));
  if (!selection) refuse('form', 'selection_empty');
  return { selection, portfolio: Object(input.portfolio) as Record<string, unknown> };
}

/** Moves a verb's refusals to the names its fields have in the form. */
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
