import { created } from '#lib/api/answers.ts';
import { segmentJson } from '#lib/api/json/segment-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { getSegment } from '#lib/segments/get-segment.ts';
import { listSegments } from '#lib/segments/list-segments.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { items, next } = pageOf(await listSegments(actor), query(listParameters));
    return listAnswer(items.map(segmentJson), next);
  },
  POST: async ({ actor, json }) => {
    const { id } = await createSegment(actor, await json('NewSegment'));
    const { name, operators, service } = await getSegment(actor, id);
    return created('/api/v1/segments', { id, name, operators, service });
  },
});
