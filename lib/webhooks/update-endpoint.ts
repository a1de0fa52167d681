import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { forgetHeard } from '#lib/core/events/heard-events.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Endpoint, lockEndpoint, readEndpoint, refuseAddress, updateEndpointInput } from './endpoint.ts';
import { notifyStoppedEndpoints } from './notify-stopped-endpoints.ts';

/**
 * Only given fields of `{ url, description, events, active }`. What happens while it is paused waits for it; what waited is sent at
 * once when it goes on. @throws NotFound, Refused
 */
export async function updateEndpoint(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<Endpoint> {
  authorize(actor, 'webhooks.manage');
  const { active, ...given } = parseInput(updateEndpointInput, input);
  if (given.url !== undefined) refuseAddress(given.url);
  const endpoint = await db.transaction(async (tx) => {
    const row = await lockEndpoint(id, tx);
    const fields = Object.keys(given).filter(
      (field) => String(given[field as keyof typeof given]) !== String(row[field as keyof typeof given]),
    );
    const moved = fields.includes('url') ? { failingSince: null, restUntil: null } : {};
    if (fields.length > 0)
      await tx
        .update(webhookEndpoints)
        .set({ ...given, ...moved, updatedAt: sql`now()` })
        .where(eq(webhookEndpoints.id, id));
    const switched = active !== undefined && active !== (row.state === 'active');
    if (switched) await switchTo(active, id, tx);
    if (fields.length > 0) await audit(actor, { action: 'webhook.updated', subjectId: id, fields }, tx);
    if (switched)
      await audit(actor, { action: active ? 'webhook.resumed' : 'webhook.paused', subjectId: id }, tx);
    return readEndpoint(id, tx);
  });
  forgetHeard();
  return endpoint;
}

async function switchTo(active: boolean, id: number, tx: Database): Promise<void> {
  const switched = active
    ? { state: 'active' as const, pausedBecause: null, failingSince: null, restUntil: null }
    : { state: 'paused' as const, pausedBecause: 'person' as const };
  await tx
    .update(webhookEndpoints)
    .set({ ...switched, stateSince: sql`now()`, updatedAt: sql`now()` })
    .where(eq(webhookEndpoints.id, id));
  if (active) {
    await tx
      .update(webhookDeliveries)
      .set({ nextAttemptAt: sql`now()` })
      .where(
        sql`${eq(webhookDeliveries.endpointId, id)} and ${webhookDeliveries.state} = 'pending'
          and ${webhookDeliveries.nextAttemptAt} > now()`,
      );
  }
  await notifyStoppedEndpoints(tx, id);
}
