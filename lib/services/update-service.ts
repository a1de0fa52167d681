import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { services } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { flag } from '#lib/core/json-form.ts';
import { refuseTakenName } from '#lib/core/names/refuse-taken-name.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { notifyBrokenQueues } from '#lib/portfolio/notify-broken-queues.ts';
import { type Service, SURVEY_RULES, serviceColumns, serviceName } from './service.ts';

const schema = z.object({
  name: serviceName.optional(),
  hasMailbox: flag.optional(),
  surveys: z.enum(SURVEY_RULES, 'invalid').optional(),
});
type Changes = z.output<typeof schema>;

/** Any of `{ name, hasMailbox, surveys }`. Refuses a name already in use (conflict). @throws NotFound */
export async function updateService(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<Service> {
  authorize(actor, 'services.manage');
  rowId('service', id, SMALL_ID);
  const given = parseInput(schema, input);
  return db.transaction(async (tx) => {
    // Two transactions that take the same name at once would both find it free.
    await tx.execute(sql`lock table service in share row exclusive mode`);
    const [before] = await tx.select(serviceColumns).from(services).where(eq(services.id, id));
    if (!before) throw new NotFound('service');
    const fields = (Object.keys(given) as (keyof Changes)[]).filter(
      (field) => given[field] !== undefined && given[field] !== before[field],
    );
    if (fields.length === 0) return before;
    if (given.name !== undefined)
      await refuseTakenName(services, { id, name: given.name }, 'service_taken', tx);
    const [after] = await tx.update(services).set(given).where(eq(services.id, id)).returning(serviceColumns);
    if (!after) throw new Error('the service vanished under its lock');
    await notifyBrokenQueues(tx, id);
    await audit(actor, { action: 'service.updated', subjectId: id, fields }, tx);
    return after;
  });
}
