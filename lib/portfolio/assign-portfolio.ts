import { type Database, database } from '#db/client.ts';
import type { Outcome } from '#lib/contacts/bulk/bulk-action.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { isId } from '#lib/core/row-id.ts';
import { assignContacts } from './assign-contacts.ts';
import { readPortfolioChoice } from './portfolio-choice.ts';

export interface RefusedContact {
  contactId: number;
  code: string;
}

export interface Assignment {
  assigned: number;
  unchanged: number;
  refused: RefusedContact[];
}

/** What speaks against a contact refuses it alone, what speaks against the portfolio everything. @throws Refused */
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
    const outcomes = new Map<number, Outcome>();
    for (const outcome of await assignContacts(
      actor,
      choice,
      ids.filter((id) => isId(id)),
      tx,
    ))
      outcomes.set(outcome.contactId, outcome);
    const assignment: Assignment = { assigned: 0, unchanged: 0, refused: [] };
    for (const contactId of ids) {
      const found = outcomes.get(contactId);
      if (found?.outcome === 'changed') assignment.assigned++;
      else if (found?.outcome === 'unchanged') assignment.unchanged++;
      else assignment.refused.push({ contactId, code: found?.reason ?? 'not_found' });
    }
    return assignment;
  });
}
