import { getContact } from '#lib/contacts/get-contact.ts';
import { countSelection } from '#lib/contacts/selection/count-selection.ts';
import { readSelection } from '#lib/contacts/selection/selection.ts';
import { can } from '#lib/core/permissions.ts';
import { localPath } from '#lib/web/local-path.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { type Address, readAddress } from '../../read-address.ts';
import { listAddress } from '../bulk/list-address.ts';
import { portfolioInAddress } from './assignment-address.ts';

type Given = Record<string, string | string[] | undefined>;

export type AddressProps = { searchParams: Promise<Given> };

/** What an address of the assignment selects and chooses. `only` is the contact, where it is one alone. */
export async function loadAssignment(searchParams: AddressProps['searchParams']) {
  const actor = await requireActor();
  if (!can(actor, 'portfolio.assign')) return showForbidden();
  const address = await readAddress(searchParams);
  const { given } = address;
  const selection = readSelection(given);
  const [single, ...others] = selection && 'contacts' in selection ? selection.contacts : [];
  const only =
    single !== undefined && others.length === 0 ? await orNotFound(getContact(actor, single)) : null;
  return {
    actor,
    key: address.key,
    selection,
    only,
    count: only ? 1 : selection ? await countSelection(actor, selection) : 0,
    portfolio: portfolioInAddress(given),
    returnTo: returnAddress(address),
  };
}

/** The contact's page, where one came from there, or the list that the selection was made in. */
function returnAddress(address: Address): string {
  const back = localPath(address.given.back);
  return /^\/contacts\/\d+$/.test(back) ? back : listAddress(address);
}
