import { ok } from '#lib/api/answers.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { resource } from '#lib/api/resource.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { bringBack } from '#lib/merges/bring-back.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, id }) => {
    const back = await bringBack(actor, id('contact'));
    return ok(contactJson(await getContact(actor, back.id)));
  },
});
