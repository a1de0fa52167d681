import { ok } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { getSubjectData } from '#lib/privacy/get-subject-data.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(await getSubjectData(actor, id('contact'))),
});
