import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts, services } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { type Service, serviceColumns } from './service.ts';

/** `portfolios`: how many use it. @throws NotFound */
export async function getService(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<Service & { portfolios: number }> {
  authorize(actor, 'services.manage');
  rowId('service', id, SMALL_ID);
  const [service] = await db
    .select({ ...serviceColumns, portfolios: portfoliosOf(id) })
    .from(services)
    .where(eq(services.id, id));
  if (!service) throw new NotFound('service');
  return service;
}

function portfoliosOf(id: number) {
  return sql<number>`(
    select count(*)::int from ${contacts} where ${contacts.flow} = 'general_queue' and ${contacts.serviceId} = ${id})`;
}
