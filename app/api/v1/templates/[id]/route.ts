import { noContent, ok } from '#lib/api/answers.ts';
import { templateJson } from '#lib/api/json/desk/template-json.ts';
import { resource } from '#lib/api/resource.ts';
import { deleteTemplate } from '#lib/templates/delete-template.ts';
import { getTemplate } from '#lib/templates/get-template.ts';
import { updateTemplate } from '#lib/templates/update-template.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(templateJson(await getTemplate(actor, id('template')))),
  PATCH: async ({ actor, id, json }) => {
    await updateTemplate(actor, id('template'), await json('TemplateChange'));
    return ok(templateJson(await getTemplate(actor, id('template'))));
  },
  DELETE: async ({ actor, id }) => {
    await deleteTemplate(actor, id('template'));
    return noContent();
  },
});
