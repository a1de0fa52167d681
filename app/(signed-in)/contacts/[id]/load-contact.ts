import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getContact } from '#lib/contacts/get-contact.ts';
import { idOf } from '#lib/core/row-id.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

/**
 * The contact whose id stands in the address, once a request; anything else is not found. The address of one that was merged into
 * another leads to the same page of the one that remained, `page` being what follows the id: `/edit`.
 */
export const loadContact = cache(async (id: string, page = '') => {
  const contact = await orNotFound(getContact(await requireActor(), idOf(id)));
  if (contact.id !== idOf(id)) redirect(`/contacts/${contact.id}${page}`);
  return contact;
});
