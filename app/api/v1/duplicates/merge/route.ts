import { ok } from '#lib/api/answers.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { notFittingJson } from '#lib/api/json/merges/merge-json.ts';
import { mergeNames } from '#lib/api/merge-names.ts';
import { resource } from '#lib/api/resource.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, json }) => {
    const { seen, ...given } = await json('NewMerge');
    const { mergeId, primaryId, plan } = await mergeContacts(actor, given, {
      how: 'api',
      ...(typeof seen === 'string' && { seen }),
    });
    return ok({
      mergeId,
      contact: await contactIfSeen(actor, primaryId),
      notFitting: notFittingJson(plan, await mergeNames(plan)),
    });
  },
});

/** The segments of the others may have put it out of an agent's sight. */
async function contactIfSeen(actor: Actor, id: number) {
  try {
    return contactJson(await getContact(actor, id));
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
