import { ok } from '#lib/api/answers.ts';
import { channelJson } from '#lib/api/json/desk/channel-json.ts';
import { resource } from '#lib/api/resource.ts';
import { getChannel } from '#lib/channels/get-channel.ts';
import { updateChannel } from '#lib/channels/update-channel.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(channelJson(await getChannel(actor, id('channel')))),
  PATCH: async ({ actor, id, json }) =>
    ok(channelJson(await updateChannel(actor, id('channel'), await json('ChannelChange')))),
});
