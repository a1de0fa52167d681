import { noContent, ok } from '#lib/api/answers.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { resource } from '#lib/api/resource.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(contactJson(await getContact(actor, id('contact')))),
  PATCH: async ({ actor, id, json }) => {
    const contact = await updateContact(actor, id('contact'), await json('ContactChange'));
    return ok(contactJson(contact));
  },
  DELETE: async ({ actor, id }) => {
    await deleteContact(actor, id('contact'));
    return noContent();
  },
});
