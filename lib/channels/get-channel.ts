import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { channels } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { type Channel, channelColumns } from './channel.ts';

/** @throws NotFound */
export async function getChannel(actor: Actor, id: number, db: Database = database()): Promise<Channel> {
  authorize(actor, 'channels.view');
  const [channel] = await db
    .select(channelColumns)
    .from(channels)
    .where(eq(channels.id, rowId('channel', id, SMALL_ID)));
  if (!channel) throw new NotFound('channel');
  return channel;
}
