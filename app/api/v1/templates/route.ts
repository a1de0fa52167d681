import { created } from '#lib/api/answers.ts';
import { templateJson } from '#lib/api/json/desk/template-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createTemplate } from '#lib/templates/create-template.ts';
import { listTemplates } from '#lib/templates/list-templates.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { items, next } = pageOf(await listTemplates(actor), query(listParameters));
    return listAnswer(items.map(templateJson), next);
  },
  POST: async ({ actor, json }) => {
    const template = await createTemplate(actor, await json('NewTemplate'));
    return created(`/api/v1/templates/${template.id}`, templateJson(template));
  },
});
