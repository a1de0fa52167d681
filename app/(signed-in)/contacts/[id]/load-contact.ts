import { cache } from 'react';
import { getContact } from '#lib/contacts/get-contact.ts';
import { idOf } from '#lib/core/row-id.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

/** The contact whose id stands in the address, once a request; anything else is not found. */
export const loadContact = cache(async (id: string) => {
  return orNotFound(getContact(await requireActor(), idOf(id)));
});
