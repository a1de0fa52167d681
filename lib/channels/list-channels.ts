import { asc, desc } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { channels } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Channel, channelColumns } from './channel.ts';

/** Those that are on first, then by name. */
export async function listChannels(actor: Actor, db: Database = database()): Promise<Channel[]> {
  authorize(actor, 'channels.view');
  return db.select(channelColumns).from(channels).orderBy(desc(channels.active), asc(channels.nameKey));
}
