import type { contacts } from '#db/schema/index.ts';

export type PortfolioColumns = Pick<
  typeof contacts.$inferSelect,
  'ownerId' | 'flow' | 'backupAgentId' | 'serviceId' | 'assignedAt' | 'assignedById'
>;

/** As far as everyone who sees the contact may know. */
export interface PortfolioPerson {
  id: number;
  name: string;
  email: string;
  active: boolean;
  hasPhone: boolean;
}

export interface PortfolioService {
  id: number;
  name: string;
  archived: boolean;
}

export interface ContactPortfolio {
  flow: NonNullable<PortfolioColumns['flow']>;
  owner: PortfolioPerson;
  backupAgent: PortfolioPerson | null;
  service: PortfolioService | null;
  since: Date;
  by: PortfolioPerson | null;
}

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
