import type { contacts } from '#db/schema/index.ts';

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

export interface PortfolioService {
  id: number;
  name: string;
  archived: boolean;
}

/** Who serves a contact, and what happens when they are not there. */
export interface ContactPortfolio {
  flow: NonNullable<PortfolioColumns['flow']>;
  owner: PortfolioPerson;
  backupAgent: PortfolioPerson | null;
  service: PortfolioService | null;
  since: Date;
  by: PortfolioPerson | null;
}

/** A row's portfolio, of the people and services that rows refer to; null for a contact in nobody's. */
export function portfolioOf(
  row: PortfolioColumns,
  people: ReadonlyMap<number, PortfolioPerson>,
  services: ReadonlyMap<number, PortfolioService>,
): ContactPortfolio | null {
  const owner = people.get(row.ownerId ?? 0);
  if (!row.flow || !row.assignedAt || !owner) return null;
  return {
    flow: row.flow,
    owner,
    backupAgent: people.get(row.backupAgentId ?? 0) ?? null,
    service: services.get(row.serviceId ?? 0) ?? null,
    since: row.assignedAt,
    by: people.get(row.assignedById ?? 0) ?? null,
  };
}
