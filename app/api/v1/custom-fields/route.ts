import { created } from '#lib/api/answers.ts';
import { customFieldJson } from '#lib/api/json/custom-field-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { booleanParameter, listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { archived, ...paging } = query({ ...listParameters, archived: booleanParameter.default(false) });
    const fields = await listCustomFields(actor, archived ? {} : { archived: false });
    const page = pageOf(fields, paging);
    return listAnswer(page.items.map(customFieldJson), page.next);
  },
  POST: async ({ actor, json }) => {
    const field = await createCustomField(actor, await json('NewCustomField'));
    return created('/api/v1/custom-fields', customFieldJson(field));
  },
});
