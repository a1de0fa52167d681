import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { webhookDeliveries, webhookEvents } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Page } from '#lib/core/paging.ts';
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
  const { state, limit, after, before } = parseInput(querySchema, input);
  await readEndpoint(endpointId, db);
  const backwards = before !== undefined;
  const { id } = webhookDeliveries;
  const rows = await db
    .select(deliveryColumns)
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
    .where(
      and(
        eq(webhookDeliveries.endpointId, endpointId),
        state === undefined ? undefined : eq(webhookDeliveries.state, state),
        after === undefined ? undefined : lt(id, after),
        before === undefined ? undefined : gt(id, before),
      ),
    )
    .orderBy(backwards ? asc(id) : desc(id))
    .limit(limit + 1);
  const more = rows.length > limit;
  const found = rows.slice(0, limit).map(deliveryOf);
  const items = backwards ? found.reverse() : found;
  return {
    items,
    next: backwards || more ? (items.at(-1)?.id ?? null) : null,
    previous: (backwards ? more : after !== undefined) ? (items[0]?.id ?? null) : null,
  };
}
