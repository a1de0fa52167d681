import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type contacts, services, users } from '#db/schema/index.ts';

/** The columns of a contact's row that are its portfolio. */
export type PortfolioColumns = Pick<
  typeof contacts.$inferSelect,
  'ownerId' | 'flow' | 'backupAgentId' | 'serviceId' | 'assignedAt' | 'assignedById'
>;

/** Somebody in a portfolio, as far as everyone who sees the contact may know. */
export interface PortfolioPerson {
  id: number;
  name: string;
  email: string;
  active: boolean;
  /** Whether calls can follow them. */
  hasPhone: boolean;
}

/** Who serves a contact, and what happens when they are not there. */
export interface ContactPortfolio {
  flow: NonNullable<PortfolioColumns['flow']>;
  owner: PortfolioPerson;
  backupAgent: PortfolioPerson | null;
  service: { id: number; name: string; archived: boolean } | null;
  since: Date;
  by: PortfolioPerson | null;
}

/** The portfolios of these rows by the contact's id, with one query for everybody in them and one for the services. */
export async function portfoliosOf(
  rows: readonly (PortfolioColumns & { id: number })[],
  db: Database,
): Promise<Map<number, ContactPortfolio>> {
  const owned = rows.filter(({ flow }) => flow !== null);
  const people = await peopleOf(owned, db);
  const queues = await servicesOf(owned, db);
  return new Map(
    owned.flatMap((row): [number, ContactPortfolio][] => {
      const owner = people.get(row.ownerId ?? 0);
      if (!row.flow || !row.assignedAt || !owner) return [];
      const portfolio = {
        flow: row.flow,
        owner,
        backupAgent: people.get(row.backupAgentId ?? 0) ?? null,
        service: queues.get(row.serviceId ?? 0) ?? null,
        since: row.assignedAt,
        by: people.get(row.assignedById ?? 0) ?? null,
      };
      return [[row.id, portfolio]];
    }),
  );
}

export function withoutPortfolio<Row extends PortfolioColumns>(row: Row): Omit<Row, keyof PortfolioColumns> {
  const { ownerId, flow, backupAgentId, serviceId, assignedAt, assignedById, ...rest } = row;
  return rest;
}

async function peopleOf(
  rows: readonly PortfolioColumns[],
  db: Database,
): Promise<Map<number, PortfolioPerson>> {
  const ids = new Set(rows.flatMap((row) => [row.ownerId, row.backupAgentId, row.assignedById]));
  ids.delete(null);
  if (ids.size === 0) return new Map();
  const found = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      active: users.active,
      phone: users.followMePhone,
    })
    .from(users)
    .where(inArray(users.id, [...ids] as number[]));
  return new Map(found.map(({ phone, ...user }) => [user.id, { ...user, hasPhone: phone !== null }]));
}

async function servicesOf(rows: readonly PortfolioColumns[], db: Database) {
  const ids = [...new Set(rows.flatMap(({ serviceId }) => serviceId ?? []))];
  if (ids.length === 0) return new Map<number, never>();
  const found = await db
    .select({ id: services.id, name: services.name, archivedAt: services.archivedAt })
    .from(services)
    .where(inArray(services.id, ids));
  return new Map(found.map(({ id, name, archivedAt }) => [id, { id, name, archived: archivedAt !== null }]));
}
