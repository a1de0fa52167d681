import { ok } from '#lib/api/answers.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { resource } from '#lib/api/resource.ts';
import { unblockContact } from '#lib/blocking/unblock-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, id }) => {
    const unblocked = await unblockContact(actor, id('contact'));
    return ok(contactJson(await getContact(actor, unblocked.id)));
  },
});
