import { Refused } from '#lib/core/errors.ts';
import type { FormState } from '#lib/web/form-state.ts';

/**
 * Where a refusal names the contact that has a value already, the form learns the way there; and the way to make them one, with
 * the contact that is being changed or, where several have the value, with each other.
 */
export function withHolders(state: FormState, error: unknown, ownId?: number): FormState {
  return error instanceof Refused ? { ...state, links: linksToHolders(error, ownId) } : state;
}

function linksToHolders({ fields }: Refused, ownId: number | undefined): Record<string, string> {
  const links = Object.entries(fields).flatMap(([field, reasons]): [string, string][] => {
    const { contactId, holders } = reasons.find(({ params }) => params?.contactId)?.params ?? {};
    if (contactId === undefined) return [];
    const holder: [string, string] = [field, `/contacts/${contactId}`];
    if (holders !== undefined) return [holder, [`${field}:same`, `/duplicates/${contactId}`]];
    if (ownId === undefined) return [holder];
    return [holder, [`${field}:same`, `/contacts/merge?contact=${ownId}&contact=${contactId}`]];
  });
  return Object.fromEntries(links);
}
