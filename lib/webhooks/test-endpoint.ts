import { type Database, database } from '#db/client.ts';
import { webhookDeliveries, webhookEvents } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockEndpoint } from './endpoint.ts';
import { attempt } from './sending/attempt.ts';
import { claimOne } from './sending/claim.ts';
import { allowedNetworks } from './sending/networks.ts';
import type { Outcome, PostOptions } from './sending/post.ts';
import { TEST_TYPE } from './test-type.ts';

/** Whoever asked waits for the answer. */
const PATIENCE_MS = 10_000;

/** Sends one event that tells nothing, at once and only once, also while paused. @returns what came of it @throws NotFound */
export async function testEndpoint(
  actor: Actor,
  id: number,
  db: Database = database(),
  options: Partial<PostOptions> = {},
): Promise<Outcome & { deliveryId: number }> {
  authorize(actor, 'webhooks.manage');
  const claimed = await db.transaction(async (tx) => {
    await lockEndpoint(id, tx);
    const [event] = await tx
      .insert(webhookEvents)
      .values({ type: TEST_TYPE, data: { endpointId: id } })
      .returning({ id: webhookEvents.id });
    const [delivery] = await tx
      .insert(webhookDeliveries)
      .values({ endpointId: id, eventId: event?.id ?? 0 })
      .returning({ id: webhookDeliveries.id });
    return claimOne(delivery?.id ?? 0, tx);
  });
  if (!claimed) throw new NotFound('webhook');
  const outcome = await attempt(
    claimed,
    { networks: allowedNetworks(), patienceMs: PATIENCE_MS, ...options },
    db,
  );
  return { ...outcome, deliveryId: claimed.id };
}
