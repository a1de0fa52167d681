import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { contacts, services } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditCause } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { notifyBrokenQueues } from '#lib/portfolio/notify-broken-queues.ts';
import { replaceService } from '#lib/portfolio/replace-service.ts';

const MESSAGE = 'message';

const schema = z.object({
  replacement: z.union([z.literal(''), z.literal(MESSAGE), idField(SMALL_ID)]).optional(),
});

/** Portfolios that use it need a `{ replacement }`: another service's id, or `message`. @throws NotFound, Refused */
export async function archiveService(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'services.manage');
  rowId('service', id, SMALL_ID);
  const { replacement } = parseInput(schema, input);
  await db.transaction(async (tx) => {
    // Conflicts with the share lock of an assignment: from here on no portfolio can start to use it.
    const [service] = await tx
      .select({ archivedAt: services.archivedAt })
      .from(services)
      .where(eq(services.id, id))
      .for('no key update');
    if (!service) throw new NotFound('service');
    if (service.archivedAt) return;
    const within = await auditCause(actor, { action: 'service.archived', subjectId: id }, tx);
    if (replacement) await replaceService(within, id, await replacementId(id, replacement, tx), tx);
    else await refuseInUse(id, tx);
    await tx.update(services).set({ archivedAt: new Date() }).where(eq(services.id, id));
    await notifyBrokenQueues(tx, id);
  });
}

async function replacementId(id: number, replacement: number | string, tx: Database): Promise<number | null> {
  if (replacement === MESSAGE) return null;
  const [service] = await tx
    .select({ id: services.id })
    .from(services)
    .where(and(sql`${services.id}::bigint = ${replacement}`, isNull(services.archivedAt)))
    .for('share');
  if (!service || service.id === id) refuse('replacement', 'service_unknown');
  return service.id;
}

async function refuseInUse(id: number, tx: Database): Promise<void> {
  const [{ count = 0 } = {}] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(contacts)
    .where(sql`${contacts.flow} = 'general_queue' and ${contacts.serviceId} = ${id}`);
  if (count > 0) refuse('replacement', 'service_in_use', { count });
}
