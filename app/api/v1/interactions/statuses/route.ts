import { noContent } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { noteChannelStatus } from '#lib/interactions/note-status.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, json }) => {
    await noteChannelStatus(actor, await json('ChannelStatus'));
    return noContent();
  },
});
