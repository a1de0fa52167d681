import { cache } from 'react';
import { getContact } from '#lib/contacts/get-contact.ts';
import { orNotFound, showNotFound } from '#lib/core/page-errors.ts';
import { requireActor } from '#lib/core/session.ts';

/** The contact whose id stands in the address, once a request; anything else is not found. */
export const loadContact = cache(async (id: string) => {
  if (!/^[1-9]\d{0,14}$/.test(id)) return showNotFound();
  return orNotFound(getContact(await requireActor(), Number(id)));
});
