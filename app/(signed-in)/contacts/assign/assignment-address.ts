import { type Selection, selectionParameters } from '#lib/contacts/selection/selection.ts';

/** What a portfolio is asked for by; `portfolio.` keeps them apart from the list's filters, which have a flow of their own. */
export const PORTFOLIO_FIELDS = ['flow', 'ownerId', 'backupAgentId', 'serviceId'] as const;

type Given = Record<string, string | string[] | undefined>;

/** The portfolio in an address, `portfolio.flow=message&portfolio.ownerId=5`. */
export function portfolioInAddress(given: Given): Record<string, string> {
  return Object.fromEntries(
    PORTFOLIO_FIELDS.flatMap((name) => {
      const value = given[`portfolio.${name}`];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

/** One of the two steps' addresses, with what is selected and what was chosen so far. */
export function assignmentHref(
  step: '/contacts/assign' | '/contacts/assign/confirm',
  selection: Selection,
  portfolio: Record<string, unknown>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, texts] of Object.entries(selectionParameters(selection)))
    for (const text of [texts].flat()) parameters.append(name, text);
  for (const name of PORTFOLIO_FIELDS) {
    const value = portfolio[name];
    if (typeof value === 'string' && value !== '') parameters.set(`portfolio.${name}`, value);
  }
  return `${step}?${parameters}`;
}
