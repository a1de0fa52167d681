import { contactChannelJson } from '#lib/api/json/contact-channel-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { listContactChannels } from '#lib/interactions/contact-channels/list-contact-channels.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, query }) => {
    const all = await listContactChannels(actor, id('contact'));
    const { items, next } = pageOf(all, query(listParameters));
    return listAnswer(items.map(contactChannelJson), next);
  },
});
