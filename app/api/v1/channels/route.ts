import { created } from '#lib/api/answers.ts';
import { channelJson } from '#lib/api/json/desk/channel-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createChannel } from '#lib/channels/create-channel.ts';
import { listChannels } from '#lib/channels/list-channels.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { items, next } = pageOf(await listChannels(actor), query(listParameters));
    return listAnswer(items.map(channelJson), next);
  },
  POST: async ({ actor, json }) => {
    const channel = await createChannel(actor, await json('NewChannel'));
    return created(`/api/v1/channels/${channel.id}`, channelJson(channel));
  },
});
