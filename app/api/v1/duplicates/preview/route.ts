import { database } from '#db/client.ts';
import { ok } from '#lib/api/answers.ts';
import { previewJson } from '#lib/api/json/merges/merge-json.ts';
import { mergeNames } from '#lib/api/merge-names.ts';
import { resource } from '#lib/api/resource.ts';
import { mergedContact } from '#lib/merges/merged-contact.ts';
import { previewMerge } from '#lib/merges/preview-merge.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, json }) => {
    const { seen: _, ...given } = await json('NewMerge');
    const { plan, seen, conflicts } = await previewMerge(actor, given);
    const contact = await mergedContact(plan, database());
    return ok(previewJson(plan, contact, { seen, conflicts }, await mergeNames(plan)));
  },
});
