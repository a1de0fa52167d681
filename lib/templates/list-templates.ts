import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { messageTemplates } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Template, templateColumns, visibleTemplates } from './template.ts';

/** Those of everybody and the actor's own, by name. With `serviceId` only those of that service and of none. */
export async function listTemplates(
  actor: Actor,
  { serviceId = null }: { serviceId?: number | null } = {},
  db: Database = database(),
): Promise<Template[]> {
  authorize(actor, 'templates.view');
  const ofService =
    serviceId === null
      ? undefined
      : or(isNull(messageTemplates.serviceId), eq(messageTemplates.serviceId, serviceId));
  return db
    .select(templateColumns)
    .from(messageTemplates)
    .where(and(visibleTemplates(actor), ofService))
    .orderBy(asc(messageTemplates.nameKey), asc(messageTemplates.id));
}
