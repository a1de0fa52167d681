import { cache } from 'react';
import { getContact } from '#lib/contacts/get-contact.ts';
import { orNotFound } from '#lib/core/page-errors.ts';
import { idOf } from '#lib/core/row-id.ts';
import { requireActor } from '#lib/core/session.ts';

/** The contact whose id stands in the address, once a request; anything else is not found. */
export const loadContact = cache(async (id: string) => {
  return orNotFound(getContact(await requireActor(), idOf(id)));
});
