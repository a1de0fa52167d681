import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { webhookEndpoints } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { forgetHeard } from '#lib/core/events/heard-events.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import {
  createEndpointInput,
  type Endpoint,
  isKept,
  MOST_ENDPOINTS,
  readEndpoint,
  refuseAddress,
} from './endpoint.ts';
import { newSecret } from './secret.ts';

/** `{ url, description?, events }`. @returns also its secret, which is never shown again @throws Refused */
export async function createEndpoint(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<{ endpoint: Endpoint; secret: string }> {
  authorize(actor, 'webhooks.manage');
  const given = parseInput(createEndpointInput, input);
  refuseAddress(given.url);
  const { shown, sealed } = newSecret();
  const endpoint = await db.transaction(async (tx) => {
    const [counted] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(webhookEndpoints)
      .where(isKept);
    if (counted && counted.count >= MOST_ENDPOINTS)
      refuse('form', 'webhook_too_many', { maximum: MOST_ENDPOINTS }, 'conflict');
    const [made] = await tx
      .insert(webhookEndpoints)
      .values({ ...given, secret: sealed })
      .returning({ id: webhookEndpoints.id });
    if (!made) throw new Error('no endpoint made');
    await audit(actor, { action: 'webhook.created', subjectId: made.id, fields: Object.keys(given) }, tx);
    return readEndpoint(made.id, tx);
  });
  forgetHeard();
  return { endpoint, secret: shown };
}
