import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { messageTemplates } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { rootCause } from '#lib/core/log.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { findService } from '#lib/services/find-service.ts';
import { refuseUnknownVariables, templateInput, visibleTemplates } from './template.ts';

export const updateTemplateInput = templateInput.omit({ shared: true }).partial();
type Row = typeof messageTemplates.$inferSelect;

/** Any of `{ name, body, service }`; whose it is stays. @throws NotFound, Forbidden for a shared one */
export async function updateTemplate(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'templates.own');
  const { service, ...given } = parseInput(updateTemplateInput, input);
  await db.transaction(async (tx) => {
    const before = await lockTemplate(actor, id, tx);
    if (given.body !== undefined) await refuseUnknownVariables(given.body, tx);
    const serviceId = service ? await findService('service', service, tx) : null;
    const changes = changesOf(before, { ...given, ...(service !== undefined && { serviceId }) });
    const fields = Object.keys(changes);
    if (fields.length === 0) return;
    await refusingTaken(() =>
      tx
        .update(messageTemplates)
        .set({ ...changes, updatedAt: new Date() })
        .where(eq(messageTemplates.id, id)),
    );
    await audit(actor, { action: 'template.updated', subjectId: id, fields }, tx);
  });
}

/** One that the actor may change. @throws NotFound, Forbidden */
export async function lockTemplate(actor: Actor, id: number, tx: Database): Promise<Row> {
  const [row] = await tx
    .select()
    .from(messageTemplates)
    .where(and(eq(messageTemplates.id, rowId('template', id, SMALL_ID)), visibleTemplates(actor)))
    .for('update');
  if (!row) throw new NotFound('template');
  if (row.ownerId === null) authorize(actor, 'templates.share');
  return row;
}

function changesOf(before: Row, given: Partial<Row>): Partial<Row> {
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => value !== undefined && value !== before[key as keyof Row]),
  );
}

async function refusingTaken(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { constraint } = rootCause(error) as { constraint?: string };
    if (constraint?.startsWith('message_template_')) refuse('name', 'template_taken', undefined, 'conflict');
    throw error;
  }
}
