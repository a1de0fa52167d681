import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Outcome } from '#lib/contacts/bulk/bulk-action.ts';
import { lockContacts } from '#lib/contacts/bulk/lock-contacts.ts';
import { clearPortfolio, writePortfolio } from '#lib/contacts/portfolio/write-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import { beforeOf, type Held, heldColumns, holds, isServed } from './held-portfolio.ts';
import type { PortfolioChoice } from './portfolio-choice.ts';

/** null takes portfolios away. Whoever is being served is refused, even where the portfolio would stay the same. */
export async function assignContacts(
  actor: Actor,
  choice: PortfolioChoice | null,
  contactIds: readonly number[],
  tx: Database,
): Promise<Outcome[]> {
  const { open, refused } = await lockContacts<Held & { version: number }>(
    actor,
    contactIds,
    sql`${heldColumns}, version`,
    tx,
  );
  const [served, idle] = [open.filter(isServed), open.filter((contact) => !isServed(contact))];
  const changing = idle.filter((contact) => !holds(contact, choice));
  await writeChoice(
    actor,
    choice,
    changing.map(({ id }) => id),
    tx,
  );
  const before = new Map(changing.map((contact) => [contact.id, beforeOf(contact)]));
  return [
    ...refused,
    ...served.map(
      ({ id: contactId }): Outcome => ({ contactId, outcome: 'refused', reason: 'open_interaction' }),
    ),
    ...idle.map(
      ({ id: contactId }): Outcome =>
        before.has(contactId)
          ? { contactId, outcome: 'changed', before: before.get(contactId) }
          : { contactId, outcome: 'unchanged' },
    ),
  ];
}

export async function writeChoice(
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
