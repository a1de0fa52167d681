import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';
import { lockEndpoint } from './endpoint.ts';

/** With an offset an instant, without one a time in the actor's zone, as a form's field gives it; blank: no bound. */
const moment = inJson(
  z.iso.datetime({ offset: true }),
  z
    .string('invalid')
    .trim()
    .transform((text) => text || undefined)
    .refine((text) => text === undefined || isMoment(text), 'date_invalid'),
);

function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

export const replayInput = z.object({
  /** One alone. */
  delivery: inJson(
    z.int().min(1),
    z.union([z.literal('').transform(() => undefined), idField()], 'invalid'),
  ).optional(),
  /** Or those of a range, by when it happened. */
  from: moment.optional(),
  to: moment.optional(),
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
        ? sql`${state === 'all' ? sql`true` : sql`d.state = 'dead'`} ${bound('>=', from, actor)} ${bound('<=', to, actor)}`
        : sql`d.id = ${delivery}`;
    const { rowCount } = await tx.execute(sql`
      update webhook_delivery d set state = 'pending', attempts = 0, next_attempt_at = now(), settled_at = null
      from webhook_event v
      where v.id = d.event_id and d.endpoint_id = ${endpointId} and d.state <> 'pending' and ${which}`);
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

function bound(sign: '>=' | '<=', text: string | undefined, { timeZone }: Actor): SQL {
  if (text === undefined) return sql``;
  const isInstant = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const at = isInstant ? sql`${text}::timestamptz` : sql`(${text}::timestamp at time zone ${timeZone})`;
  return sql`and v.created_at ${sql.raw(sign)} ${at}`;
}
