import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';

/** @throws NotFound */
export async function getEndpoint(actor: Actor, id: number, db: Database = database()): Promise<Endpoint> {
  authorize(actor, 'webhooks.manage');
  return readEndpoint(id, db);
}
