import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { webhookDeliveries, webhookEvents } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageOfRows, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';
import { DELIVERY_STATES, type Delivery, deliveryColumns, deliveryOf } from './delivery.ts';
import { readEndpoint } from './endpoint.ts';

const PAGE_SIZE = 50;

export const deliveryState = z.enum(DELIVERY_STATES, 'invalid');

const querySchema = z.object({
  state: deliveryState.optional(),
  limit: z.int().min(1).max(200).default(PAGE_SIZE),
  after: idField().optional(),
  before: idField().optional(),
});

/** Newest first, `{ state?, limit?, after?, before? }`. @throws NotFound */
export async function listDeliveries(
  actor: Actor,
  endpointId: number,
  input: unknown = {},
  db: Database = database(),
): Promise<Page<Delivery>> {
  authorize(actor, 'webhooks.manage');
  const { state, limit, ...place } = parseInput(querySchema, input);
  await readEndpoint(endpointId, db);
  const { side, order } = readingFrom(place, webhookDeliveries.id);
  const rows = await db
    .select(deliveryColumns)
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
    .where(
      and(
        eq(webhookDeliveries.endpointId, endpointId),
        state === undefined ? undefined : eq(webhookDeliveries.state, state),
        side,
      ),
    )
    .orderBy(order)
    .limit(limit + 1);
  return pageOfRows(rows.map(deliveryOf), { ...place, limit });
}
