import { ok } from '#lib/api/answers.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { resource } from '#lib/api/resource.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, id, json }) => {
    const blocked = await blockContact(actor, id('contact'), await json('Block'));
    return ok(contactJson(await getContact(actor, blocked.id)));
  },
});
