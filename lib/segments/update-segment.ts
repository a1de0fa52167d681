import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { segments } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { refuseTakenName } from '#lib/core/names/refuse-taken-name.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { operatorEmails, type Segment, segmentName } from './segment.ts';
import { findQueue, queueName } from './segment-queue.ts';
import { writeOperators } from './write-operators.ts';

const schema = z.object({
  name: segmentName.optional(),
  operators: operatorEmails.optional(),
  service: queueName.optional(),
});

/** `{ name?, operators?, service? }`, operators by e-mail, the service of its queue by name. Refuses a name already in use (conflict). @throws NotFound */
export async function updateSegment(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<Segment> {
  authorize(actor, 'segments.manage');
  rowId('segment', id, SMALL_ID);
  const given = parseInput(schema, input);
  return db.transaction(async (tx) => {
    // Two transactions that take the same name at once would both find it free.
    await tx.execute(sql`lock table segment in share row exclusive mode`);
    const [before] = await tx
      .select({ id: segments.id, name: segments.name, serviceId: segments.serviceId })
      .from(segments)
      .where(eq(segments.id, id));
    if (!before) throw new NotFound('segment');
    const name = given.name ?? before.name;
    const fields = name === before.name ? [] : ['name'];
    if (fields.length > 0) await rename(id, name, tx);
    if (given.service !== undefined && (await changeQueue(before, given.service, tx))) fields.push('service');
    if (given.operators && (await writeOperators(id, given.operators, tx))) fields.push('operators');
    if (fields.length > 0) await audit(actor, { action: 'segment.updated', subjectId: id, fields }, tx);
    return { id, name };
  });
}

async function changeQueue(
  { id, serviceId }: { id: number; serviceId: number | null },
  name: string | null,
  tx: Database,
): Promise<boolean> {
  const queue = await findQueue(name, tx);
  if (queue === serviceId) return false;
  await tx.update(segments).set({ serviceId: queue }).where(eq(segments.id, id));
  return true;
}

async function rename(id: number, name: string, tx: Database): Promise<void> {
  await refuseTakenName(segments, { id, name }, 'segment_taken', tx);
  await tx.update(segments).set({ name }).where(eq(segments.id, id));
}
