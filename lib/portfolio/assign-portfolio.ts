import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import { clearPortfolio, writePortfolio } from '#lib/contacts/write-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Flow } from './flow.ts';
import { type PortfolioChoice, readPortfolioChoice } from './portfolio-choice.ts';

/** A contact that was left as it is, and why, as a code of the `errors` catalogue. */
export interface RefusedContact {
  contactId: number;
  code: 'not_found' | 'contact_anonymized' | 'contact_merged';
}

export interface Assignment {
  assigned: number;
  /** Those whose portfolio was that very one before. */
  unchanged: number;
  refused: RefusedContact[];
}

/**
 * Puts contacts into a portfolio, or with the flow `unassign` out of theirs: one by its id, or thousands at once. What
 * speaks against a contact refuses that contact alone; what speaks against the portfolio itself (somebody inactive, a
 * service that is not there) refuses everything.
 * @throws Refused
 */
export async function assignPortfolio(
  actor: Actor,
  contactIds: number | readonly number[],
  input: unknown,
  db: Database = database(),
): Promise<Assignment> {
  authorize(actor, 'portfolio.assign');
  const ids = [...new Set([contactIds].flat())];
  return db.transaction(async (tx) => {
    const choice = await readPortfolioChoice(input, tx);
    const found = await lockContacts(actor, ids, tx);
    const refused = ids.flatMap((contactId) => refusalOf(contactId, found.get(contactId)));
    const left = new Set(refused.map(({ contactId }) => contactId));
    const changed = ids.filter((id) => !left.has(id) && !holds(found.get(id), choice));
    const which = sql`contact.id = any(${sql.param(changed)}::bigint[])`;
    if (choice) await writePortfolio(actor, which, constants(choice), tx);
    else await clearPortfolio(actor, which, tx);
    return { assigned: changed.length, unchanged: ids.length - refused.length - changed.length, refused };
  });
}

interface LockedContact extends Record<string, unknown> {
  id: number;
  merged: boolean;
  anonymized: boolean;
  flow: Flow | null;
  owner_id: number | null;
  backup_agent_id: number | null;
  service_id: number | null;
}

/** In the order of their ids, as everyone locks them. What cannot be an id names no contact. */
async function lockContacts(actor: Actor, ids: number[], tx: Database): Promise<Map<number, LockedContact>> {
  const possible = ids.filter((id) => Number.isSafeInteger(id) && id > 0);
  const { rows } = await tx.execute<LockedContact>(sql`
    select id, merged_into_id is not null as merged, anonymized_at is not null as anonymized, flow, owner_id,
      backup_agent_id, service_id
    from contact where id = any(${sql.param(possible)}::bigint[]) and ${visibleContacts(actor)} order by id for update`);
  return new Map(rows.map((row) => [row.id, row]));
}

function refusalOf(contactId: number, contact: LockedContact | undefined): RefusedContact[] {
  if (!contact) return [{ contactId, code: 'not_found' }];
  if (contact.anonymized) return [{ contactId, code: 'contact_anonymized' }];
  return contact.merged ? [{ contactId, code: 'contact_merged' }] : [];
}

function holds(contact: LockedContact | undefined, choice: PortfolioChoice | null): boolean {
  if (!contact || !choice) return contact?.flow === null;
  return (
    contact.flow === choice.flow &&
    contact.owner_id === choice.ownerId &&
    contact.backup_agent_id === choice.backupAgentId &&
    contact.service_id === choice.serviceId
  );
}

function constants({ flow, ownerId, backupAgentId, serviceId }: PortfolioChoice) {
  return {
    flow: sql`${flow}::text`,
    ownerId: sql`${ownerId}::integer`,
    backupAgentId: sql`${backupAgentId}::integer`,
    serviceId: sql`${serviceId}::integer`,
  };
}
