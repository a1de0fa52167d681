import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Outcome } from '#lib/contacts/bulk/bulk-action.ts';
import { lockContacts } from '#lib/contacts/bulk/lock-contacts.ts';
import type { Flow } from '#lib/contacts/portfolio/flow.ts';
import { clearPortfolio, writePortfolio } from '#lib/contacts/portfolio/write-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { PortfolioChoice } from './portfolio-choice.ts';

interface Held {
  open_interactions: number;
  flow: Flow | null;
  owner_id: number | null;
  backup_agent_id: number | null;
  service_id: number | null;
}

/**
 * Gives contacts a portfolio that was read, or with null takes theirs away, and says what became of each. Whoever is being
 * served is refused, even where the portfolio would stay the same.
 */
export async function assignContacts(
  actor: Actor,
  choice: PortfolioChoice | null,
  contactIds: readonly number[],
  tx: Database,
): Promise<Outcome[]> {
  const columns = sql`flow, owner_id, backup_agent_id, service_id, open_interactions`;
  const { open, refused } = await lockContacts<Held>(actor, contactIds, columns, tx);
  const [served, idle] = [open.filter(isServed), open.filter((contact) => !isServed(contact))];
  const changing = idle.filter((contact) => !holds(contact, choice)).map(({ id }) => id);
  await write(actor, choice, changing, tx);
  const changed = new Set(changing);
  return [
    ...refused,
    ...served.map(
      ({ id: contactId }): Outcome => ({ contactId, outcome: 'refused', reason: 'open_interaction' }),
    ),
    ...idle.map(
      ({ id: contactId }): Outcome => ({
        contactId,
        outcome: changed.has(contactId) ? 'changed' : 'unchanged',
      }),
    ),
  ];
}

function isServed({ open_interactions }: Held): boolean {
  return open_interactions > 0;
}

function holds(contact: Held, choice: PortfolioChoice | null): boolean {
  if (!choice) return contact.flow === null;
  return (
    contact.flow === choice.flow &&
    contact.owner_id === choice.ownerId &&
    contact.backup_agent_id === choice.backupAgentId &&
    contact.service_id === choice.serviceId
  );
}

async function write(
  actor: Actor,
  choice: PortfolioChoice | null,
  ids: number[],
  tx: Database,
): Promise<void> {
  if (ids.length === 0) return;
  const which = sql`contact.id = any(${sql.param(ids)}::bigint[])`;
  if (choice) await writePortfolio(actor, which, constants(choice), tx);
  else await clearPortfolio(actor, which, tx);
}

function constants({ flow, ownerId, backupAgentId, serviceId }: PortfolioChoice) {
  return {
    flow: sql`${flow}::text`,
    ownerId: sql`${ownerId}::integer`,
    backupAgentId: sql`${backupAgentId}::integer`,
    serviceId: sql`${serviceId}::integer`,
  };
}
