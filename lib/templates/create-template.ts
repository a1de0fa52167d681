import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { messageTemplates } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { findService } from '#lib/services/find-service.ts';
import { refuseUnknownVariables, type Template, templateColumns, templateInput } from './template.ts';

/** Shared ones, and of each person's own. */
const MOST = 200;

/**
 * `{ name, body, service?, shared? }`: the actor's own unless it is shared, which owners and managers may. Refuses a variable that is
 * none, and a name that another shared one, or another of their own, has (conflict).
 */
export async function createTemplate(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Template> {
  authorize(actor, 'templates.own');
  const { name, body, service, shared = false } = parseInput(templateInput, input);
  if (shared) authorize(actor, 'templates.share');
  return db.transaction(async (tx) => {
    await refuseUnknownVariables(body, tx);
    const ownerId = shared ? null : actor.userId;
    const same = sql`${messageTemplates.ownerId} is not distinct from ${ownerId}::integer`;
    if ((await tx.$count(messageTemplates, same)) >= MOST)
      refuse('form', 'templates_too_many', { maximum: MOST });
    const serviceId = service ? await findService('service', service, tx) : null;
    const [made] = await tx
      .insert(messageTemplates)
      .values({ name, body, ownerId, serviceId })
      .onConflictDoNothing()
      .returning({ id: messageTemplates.id });
    if (!made) refuse('name', 'template_taken', undefined, 'conflict');
    await audit(
      actor,
      { action: 'template.created', subjectId: made.id, fields: ['name', 'body', 'service', 'shared'] },
      tx,
    );
    const [template] = await tx
      .select(templateColumns)
      .from(messageTemplates)
      .where(eq(messageTemplates.id, made.id));
    if (!template) throw new Error('no template made');
    return template;
  });
}
