import { noContent, ok } from '#lib/api/answers.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { resource } from '#lib/api/resource.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => {
    const asked = id('contact');
    const contact = await getContact(actor, asked);
    return contact.id === asked ? ok(contactJson(contact)) : instead(asked, contact);
  },
  PATCH: async ({ actor, id, json }) => {
    const contact = await updateContact(actor, id('contact'), await json('ContactChange'));
    return ok(contactJson(contact));
  },
  DELETE: async ({ actor, id }) => {
    await deleteContact(actor, id('contact'));
    return noContent();
  },
});

/** Of a contact that was merged into another, the one that remained: its own id, its own address, and which one was asked for. */
function instead(asked: number, contact: Contact): Response {
  const response = ok({ ...contactJson(contact), mergedFrom: asked });
  response.headers.set('Content-Location', `/api/v1/contacts/${contact.id}`);
  return response;
}
