import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { services, users } from '#db/schema/index.ts';
import { detailsOf } from '#lib/core/audit/audit-actions.ts';

/** The name is null where nothing has that id. */
export interface Concerned {
  id: number;
  name: string | null;
}

export interface PortfolioTrail {
  flow: string;
  owner: Concerned | null;
  backupAgent: Concerned | null;
  service: Concerned | null;
}

interface Entry {
  action: string;
  details: unknown;
}

/** By the entry, of assignments alone. */
export async function portfolioTrails<One extends Entry>(
  entries: readonly One[],
  db: Database,
): Promise<Map<One, PortfolioTrail>> {
  const read = entries.flatMap((entry) => {
    const details = detailsOf(entry, 'contact.assigned', 'contact.unassigned');
    return details ? [{ entry, details }] : [];
  });
  const people = await namesOf(
    users,
    read.flatMap(({ details }) => [details.ownerId, details.backupAgentId]),
    db,
  );
  const queues = await namesOf(
    services,
    read.map(({ details }) => details.serviceId),
    db,
  );
  const concerned = (id: number | undefined, names: Map<number, string>) =>
    id === undefined ? null : { id, name: names.get(id) ?? null };
  return new Map(
    read.map(({ entry, details }) => [
      entry,
      {
        flow: details.flow,
        owner: concerned(details.ownerId, people),
        backupAgent: concerned(details.backupAgentId, people),
        service: concerned(details.serviceId, queues),
      },
    ]),
  );
}

async function namesOf(
  table: typeof users | typeof services,
  given: readonly (number | undefined)[],
  db: Database,
): Promise<Map<number, string>> {
  const ids = [...new Set(given)].filter((id) => id !== undefined);
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
