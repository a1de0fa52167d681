import { Refused } from '#lib/core/errors.ts';
import type { FormState } from '#lib/web/form-state.ts';

/** Where a refusal names the contact that has a value already, the form learns the way there. */
export function withHolders(state: FormState, error: unknown): FormState {
  return error instanceof Refused ? { ...state, links: linksToHolders(error) } : state;
}

function linksToHolders({ fields }: Refused): Record<string, string> {
  const links = Object.entries(fields).flatMap(([field, reasons]) => {
    const id = reasons.find(({ params }) => params?.contactId)?.params?.contactId;
    return id === undefined ? [] : [[field, `/contacts/${id}`]];
  });
  return Object.fromEntries(links);
}
