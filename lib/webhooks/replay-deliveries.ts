import { and, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';
import { momentField } from '#lib/dates/moment-fields.ts';
import { startSql } from '#lib/dates/moment-sql.ts';
import { lockEndpoint } from './endpoint.ts';

/** Blank: no bound. */
const bound = inJson(
  z.iso.datetime({ offset: true }),
  z.union([z.literal('').transform(() => undefined), momentField], 'date_invalid'),
);

export const replayInput = z.object({
  /** One alone. */
  delivery: inJson(
    z.int().min(1),
    z.union([z.literal('').transform(() => undefined), idField()], 'invalid'),
  ).optional(),
  /** Or those of a range, by when it happened. */
  from: bound.optional(),
  to: bound.optional(),
  /** Of a range: those that were given up, or delivered ones too. */
  state: z.enum(['dead', 'all'], 'invalid').default('dead'),
});

/**
 * Sends again what was settled, under the same id: receivers that have had it know it. What still waits is sent anyway.
 * @returns how many @throws NotFound, Refused where its receiver has ended it
 */
export async function replayDeliveries(
  actor: Actor,
  endpointId: number,
  input: unknown,
  db: Database = database(),
): Promise<number> {
  authorize(actor, 'webhooks.manage');
  const { delivery, from, to, state } = parseInput(replayInput, input);
  return db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(endpointId, tx);
    if (endpoint.state === 'ended') refuse('form', 'webhook_ended', undefined, 'conflict');
    const which =
      delivery === undefined
        ? and(
            state === 'dead' ? sql`d.state = 'dead'` : undefined,
            from ? sql`v.created_at >= ${startSql(from, actor.timeZone)}` : undefined,
            to ? sql`v.created_at <= ${startSql(to, actor.timeZone)}` : undefined,
          )
        : sql`d.id = ${delivery}`;
    const { rowCount } = await tx.execute(sql`
      update webhook_delivery d set state = 'pending', attempts = 0, next_attempt_at = now(), settled_at = null
      from webhook_event v
      where v.id = d.event_id and d.endpoint_id = ${endpointId} and d.state <> 'pending' and ${which ?? sql`true`}`);
    const count = rowCount ?? 0;
    if (delivery !== undefined && count === 0) await refuseOne(endpointId, delivery, tx);
    if (count > 0)
      await audit(
        actor,
        { action: 'webhook.replayed', subjectId: endpointId, details: { deliveries: count } },
        tx,
      );
    return count;
  });
}

async function refuseOne(endpointId: number, id: number, tx: Database): Promise<never> {
  const { rows } = await tx.execute(sql`
    select from webhook_delivery where id = ${id} and endpoint_id = ${endpointId}`);
  if (rows.length === 0) throw new NotFound('delivery');
  return refuse('form', 'webhook_waiting', undefined, 'conflict');
}
