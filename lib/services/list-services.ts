import { asc, isNull } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { services } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Service, serviceColumns } from './service.ts';

/** Sorted by name; archived ones only when asked for. */
export async function listServices(
  actor: Actor,
  { archived = false }: { archived?: boolean } = {},
  db: Database = database(),
): Promise<Service[]> {
  authorize(actor, 'services.view');
  return db
    .select(serviceColumns)
    .from(services)
    .where(archived ? undefined : isNull(services.archivedAt))
    .orderBy(asc(services.nameKey));
}
