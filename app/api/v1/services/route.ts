import { created } from '#lib/api/answers.ts';
import { serviceJson } from '#lib/api/json/service-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { booleanParameter, listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createService } from '#lib/services/create-service.ts';
import { listServices } from '#lib/services/list-services.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { archived, ...page } = query({ ...listParameters, archived: booleanParameter.optional() });
    const { items, next } = pageOf(await listServices(actor, { archived }), page);
    return listAnswer(items.map(serviceJson), next);
  },
  POST: async ({ actor, json }) =>
    created('/api/v1/services', serviceJson(await createService(actor, await json('NewService')))),
});
