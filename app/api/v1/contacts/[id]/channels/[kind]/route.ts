import { noContent } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { removeContactChannel } from '#lib/interactions/contact-channels/remove-contact-channel.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  DELETE: async ({ actor, id, param }) => {
    await removeContactChannel(actor, id('contact'), param('kind'));
    return noContent();
  },
});
