import { created } from '#lib/api/answers.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { contactCursor } from '#lib/api/request/contact-cursor.ts';
import { contactParameters } from '#lib/api/request/contact-parameters.ts';
import { resource } from '#lib/api/resource.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { cursor, ...filters } = query(contactParameters);
    const page = await listContacts(actor, { ...filters, after: await contactCursor(actor, cursor) });
    return listAnswer(page.items.map(contactJson), page.next);
  },
  POST: async ({ actor, json }) => {
    const contact = await createContact(actor, await json('NewContact'));
    return created(`/api/v1/contacts/${contact.id}`, contactJson(contact));
  },
});
