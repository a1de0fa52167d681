import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { channels } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag } from '#lib/core/json-form.ts';
import { rootCause } from '#lib/core/log.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { findService, serviceReference } from '#lib/services/find-service.ts';
import {
  areaCode,
  CHANNEL_KINDS,
  type Channel,
  channelAddress,
  channelColumns,
  channelName,
  channelScope,
} from './channel.ts';

export const createChannelInput = z.object({
  kind: z.enum(CHANNEL_KINDS, 'invalid'),
  name: channelName,
  address: channelAddress.optional(),
  scope: channelScope.optional(),
  service: serviceReference.optional(),
  areaCode: areaCode.optional(),
  active: flag.optional(),
});

/** Refuses a name or an address of its kind that another channel has (conflict). */
export async function createChannel(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Channel> {
  authorize(actor, 'channels.manage');
  const { service, ...given } = parseInput(createChannelInput, input);
  return db.transaction(async (tx) => {
    const serviceId = service ? await findService('service', service, tx) : null;
    const made = await refusingTaken(() =>
      tx
        .insert(channels)
        .values({ ...given, serviceId })
        .returning({ id: channels.id }),
    );
    const [channel] = await tx
      .select(channelColumns)
      .from(channels)
      .where(eq(channels.id, made[0]?.id ?? 0));
    if (!channel) throw new Error('no channel made');
    await audit(actor, { action: 'channel.created', subjectId: channel.id, fields: Object.keys(given) }, tx);
    return channel;
  });
}

/** Does a write, and says of a name or an address that somebody else has that it is taken. @throws Refused */
export async function refusingTaken<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const { constraint } = rootCause(error) as { constraint?: string };
    if (constraint === 'channel_name_key') refuse('name', 'channel_taken', undefined, 'conflict');
    if (constraint === 'channel_address') refuse('address', 'channel_address_taken', undefined, 'conflict');
    throw error;
  }
}
