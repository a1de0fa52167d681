import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { segments } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { operatorEmails, type Segment, segmentName } from './segment.ts';
import { findQueue, queueName } from './segment-queue.ts';
import { writeOperators } from './write-operators.ts';

export const createSegmentInput = z.object({
  name: segmentName,
  operators: operatorEmails.optional(),
  service: queueName.optional(),
});

/** `{ name, operators?, service? }`, operators by e-mail, the service whose queue its contacts wait in by name. The last in the order. Refuses a name already in use, ignoring accents and case (conflict). */
export async function createSegment(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Segment> {
  authorize(actor, 'segments.manage');
  const given = parseInput(createSegmentInput, input);
  return db.transaction(async (tx) => {
    const [segment] = await tx
      .insert(segments)
      .values({
        name: given.name,
        serviceId: await findQueue(given.service ?? null, tx),
        position: sql`(select coalesce(max(position), 0) + 1 from segment)`,
      })
      .onConflictDoNothing({ target: segments.nameKey })
      .returning({ id: segments.id, name: segments.name });
    if (!segment) refuse('name', 'segment_taken', undefined, 'conflict');
    await writeOperators(segment.id, given.operators ?? [], tx);
    await audit(actor, { action: 'segment.created', subjectId: segment.id, fields: Object.keys(given) }, tx);
    return segment;
  });
}
