import { z } from 'zod';
import { CHANNEL_KINDS, type Channel } from '#lib/channels/channel.ts';
import { id } from '../answer-parts.ts';
import { noted } from '../noted.ts';

export const ChannelAnswer = z.strictObject({
  id,
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  address: noted('channelAddress', z.string().nullable()),
  scope: noted('channelScope', z.string()),
  service: noted('channelService', z.string().nullable()),
  areaCode: noted('areaCode', z.string().nullable()),
  active: noted('channelActive', z.boolean()),
});

export function channelJson(channel: Channel): z.output<typeof ChannelAnswer> {
  const { id, kind, name, address, scope, service, areaCode, active } = channel;
  return { id, kind, name, address, scope, service, areaCode, active };
}
