import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { webhookAttempts, webhookDeliveries, webhookEndpoints, webhookEvents } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { type Delivery, deliveryColumns, deliveryOf } from './delivery.ts';
import { isKept } from './endpoint.ts';
import type { Failure } from './sending/post.ts';

export interface Attempt {
  number: number;
  at: Date;
  status: number | null;
  failure: Failure | null;
  durationMs: number;
}

/** With every attempt, those before a replay too. @throws NotFound */
export async function getDelivery(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<Delivery & { endpointId: number; log: Attempt[] }> {
  authorize(actor, 'webhooks.manage');
  const [row] = await db
    .select({ ...deliveryColumns, endpointId: webhookDeliveries.endpointId })
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .where(and(eq(webhookDeliveries.id, rowId('delivery', id)), isKept));
  if (!row) throw new NotFound('delivery');
  const log = await db
    .select({
      number: webhookAttempts.number,
      at: webhookAttempts.createdAt,
      status: webhookAttempts.status,
      failure: sql<Failure | null>`${webhookAttempts.failure}`,
      durationMs: webhookAttempts.durationMs,
    })
    .from(webhookAttempts)
    .where(eq(webhookAttempts.deliveryId, id))
    .orderBy(asc(webhookAttempts.number));
  const { endpointId, ...delivery } = row;
  return { ...deliveryOf(delivery), endpointId, log };
}
