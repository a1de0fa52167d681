import { sql } from 'drizzle-orm';
import { FLOWS, type Flow } from '#lib/contacts/portfolio/flow.ts';
import type { PortfolioChoice } from './portfolio-choice.ts';

export interface Held {
  flow: Flow | null;
  owner_id: number | null;
  backup_agent_id: number | null;
  service_id: number | null;
  open_interactions: number;
}

export const heldColumns = sql`flow, owner_id, backup_agent_id, service_id, open_interactions`;

export function isServed({ open_interactions }: Held): boolean {
  return open_interactions > 0;
}

export function holds(contact: Held, choice: PortfolioChoice | null): boolean {
  if (!choice) return contact.flow === null;
  return (
    contact.flow === choice.flow &&
    contact.owner_id === choice.ownerId &&
    contact.backup_agent_id === choice.backupAgentId &&
    contact.service_id === choice.serviceId
  );
}

/** What an undo needs to know, as numbers: the version an assignment leaves behind, and the portfolio before it. */
export function beforeOf({
  version,
  flow,
  owner_id,
  backup_agent_id,
  service_id,
}: Held & { version: number }): number[] {
  const flowNumber = flow === null ? 0 : FLOWS.indexOf(flow) + 1;
  return [version + 1, flowNumber, owner_id ?? 0, backup_agent_id ?? 0, service_id ?? 0];
}

export function portfolioBefore(before: readonly number[]): PortfolioChoice | null {
  const [, flowNumber = 0, ownerId, backupAgentId, serviceId] = before;
  const flow = FLOWS[flowNumber - 1];
  if (!flow || !ownerId) return null;
  return { flow, ownerId, backupAgentId: backupAgentId || null, serviceId: serviceId || null };
}
