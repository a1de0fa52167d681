import { noContent } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, json }) => {
    await dismissDuplicates(actor, await json('ToldApart'));
    return noContent();
  },
});
