import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { webhookEndpoints } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { forgetHeard } from '#lib/core/events/heard-events.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockEndpoint } from './endpoint.ts';
import { notifyStoppedEndpoints } from './notify-stopped-endpoints.ts';

/** Its secret and address go at once, its deliveries with the next sweep. @throws NotFound */
export async function deleteEndpoint(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'webhooks.manage');
  await db.transaction(async (tx) => {
    await lockEndpoint(id, tx);
    await tx
      .update(webhookEndpoints)
      .set({
        state: 'deleted',
        pausedBecause: null,
        url: '',
        description: null,
        secret: Buffer.alloc(0),
        previousSecret: null,
        previousSecretUntil: null,
        stateSince: sql`now()`,
      })
      .where(eq(webhookEndpoints.id, id));
    await notifyStoppedEndpoints(tx, id);
    await audit(actor, { action: 'webhook.deleted', subjectId: id }, tx);
  });
  forgetHeard();
}
