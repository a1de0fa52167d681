import { z } from 'zod';
import { CHANNEL_KINDS } from '#lib/channels/channel.ts';
import { CHANNEL_STATES, OBSTACLES } from '#lib/interactions/contact-channels/contact-channel.ts';
import type { ContactChannel } from '#lib/interactions/contact-channels/list-contact-channels.ts';
import { id, instant } from './answer-parts.ts';
import { noted } from './noted.ts';

export const ContactChannelAnswer = z.strictObject({
  id,
  kind: z.enum(CHANNEL_KINDS),
  name: noted('channelName', z.string()),
  state: noted('contactChannelState', z.enum(CHANNEL_STATES)),
  startable: noted('contactChannelStartable', z.boolean()),
  obstacle: noted('contactChannelObstacle', z.enum(OBSTACLES).nullable()),
  since: noted('contactChannelSince', instant.nullable()),
  lastAt: instant.nullable(),
});

export function contactChannelJson(channel: ContactChannel): z.output<typeof ContactChannelAnswer> {
  const { id, kind, name, state, obstacle, since, lastAt } = channel;
  return {
    id,
    kind,
    name,
    state,
    startable: obstacle === null,
    obstacle,
    since: since?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
  };
}
