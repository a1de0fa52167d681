import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { type Selection, selectionParameters } from '#lib/contacts/selection/selection.ts';
import { localPath } from '#lib/web/local-path.ts';

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

/** One of the two steps, with what is selected, what was chosen so far and where one goes when it is done; `key` seals what was typed. */
export function assignmentHref(
  step: '/contacts/assign' | '/contacts/assign/confirm',
  selection: Selection,
  portfolio: Record<string, unknown>,
  returnTo: string,
  key: string,
): string {
  const parameters = sealedParameters(selectionParameters(selection), key);
  for (const name of PORTFOLIO_FIELDS) {
    const value = portfolio[name];
    if (typeof value === 'string' && value !== '') parameters.set(`portfolio.${name}`, value);
  }
  parameters.set('back', returnTo);
  return `${step}?${parameters}`;
}

/** Where a form says one goes back to; the list where it says nothing that could be meant. */
export function returnPath(given: unknown): string {
  const path = localPath(given);
  return path === '/' ? '/contacts' : path;
}
