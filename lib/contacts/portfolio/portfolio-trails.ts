import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { services, users } from '#db/schema/index.ts';
import { idOf, isId, SMALL_ID } from '#lib/core/row-id.ts';

/** Somebody or something the trail names by id; the name is null where nothing has that id. */
export interface Concerned {
  id: string;
  name: string | null;
}

/** What an entry of the audit trail says of a portfolio. */
export interface PortfolioTrail {
  flow: string | null;
  owner: Concerned | null;
  backupAgent: Concerned | null;
  service: Concerned | null;
}

interface Entry {
  action: string;
  fields: readonly string[];
}

/** The portfolios that entries are about, with the names of those concerned: of assignments, by the entry. */
export async function portfolioTrails<One extends Entry>(
  entries: readonly One[],
  db: Database,
): Promise<Map<One, PortfolioTrail>> {
  const read = entries
    .filter(({ action }) => action === 'contact.assigned' || action === 'contact.unassigned')
    .map((entry) => ({ entry, ids: idsIn(entry.fields) }));
  const people = await namesOf(
    users,
    read.flatMap(({ ids }) => [ids.owner, ids.backupAgent]),
    db,
  );
  const queues = await namesOf(
    services,
    read.flatMap(({ ids }) => [ids.service]),
    db,
  );
  const concerned = (id: string | undefined, names: Map<string, string>) =>
    id === undefined ? null : { id, name: names.get(id) ?? null };
  return new Map(
    read.map(({ entry, ids }) => [
      entry,
      {
        flow: ids.flow ?? null,
        owner: concerned(ids.owner, people),
        backupAgent: concerned(ids.backupAgent, people),
        service: concerned(ids.service, queues),
      },
    ]),
  );
}

/** `flow:message`, `owner:5` */
function idsIn(fields: readonly string[]): Partial<Record<string, string>> {
  return Object.fromEntries(fields.map((field) => field.split(':', 2)));
}

async function namesOf(
  table: typeof users | typeof services,
  given: readonly (string | undefined)[],
  db: Database,
): Promise<Map<string, string>> {
  const ids = [...new Set(given)].map(idOf).filter((id) => isId(id, SMALL_ID));
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids));
  return new Map(rows.map(({ id, name }) => [String(id), name]));
}
