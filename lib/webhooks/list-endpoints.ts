import { asc } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { webhookEndpoints } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Endpoint, endpointColumns, isKept } from './endpoint.ts';

/** In the order they were made. */
export async function listEndpoints(actor: Actor, db: Database = database()): Promise<Endpoint[]> {
  authorize(actor, 'webhooks.manage');
  return db.select(endpointColumns).from(webhookEndpoints).where(isKept).orderBy(asc(webhookEndpoints.id));
}
