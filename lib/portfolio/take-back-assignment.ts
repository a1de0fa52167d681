import type { Database } from '#db/client.ts';
import type { Changed, Outcome } from '#lib/contacts/bulk/bulk-action.ts';
import { lockChanged } from '#lib/contacts/bulk/lock-changed.ts';
import type { Actor } from '#lib/core/actor.ts';
import { writeChoice } from './assign-contacts.ts';
import { type Held, heldColumns, holds, isServed, portfolioBefore } from './held-portfolio.ts';
import type { PortfolioChoice } from './portfolio-choice.ts';
import { stillHolds } from './still-holds.ts';

/** Refuses whoever was moved since, is being served, or was in the portfolio of somebody who has left. */
export async function takeBackAssignment(
  actor: Actor,
  given: PortfolioChoice | null,
  changed: readonly Changed[],
  since: Date,
  tx: Database,
): Promise<Outcome[]> {
  // People are held before contacts, as in every other writer.
  const groups = await beforeGroups(changed, tx);
  const what = { field: 'flow', since };
  const { open, refused, touched } = await lockChanged<Held>(actor, changed, heldColumns, what, tx);
  const outcomes = new Map<number, Outcome>();
  const refuse = (contactId: number, reason: string) =>
    outcomes.set(contactId, { contactId, outcome: 'refused', reason });
  for (const contact of open) {
    if (isServed(contact)) refuse(contact.id, 'open_interaction');
    else if (!holds(contact, given) || touched.has(contact.id)) refuse(contact.id, 'changed_since');
  }
  const free = new Set(open.filter(({ id }) => !outcomes.has(id)).map(({ id }) => id));
  for (const { contactIds, choice, against } of groups) {
    const these = contactIds.filter((id) => free.has(id));
    if (choice === undefined) for (const id of these) refuse(id, against);
    else {
      await writeChoice(actor, choice, these, tx);
      for (const contactId of these) outcomes.set(contactId, { contactId, outcome: 'changed' });
    }
  }
  return [...refused, ...outcomes.values()];
}

async function beforeGroups(changed: readonly Changed[], tx: Database) {
  const byBefore = Map.groupBy(changed, ({ before }) => before.slice(1).join());
  const groups = [];
  for (const [key, members] of byBefore) {
    const contactIds = members.map(({ contactId }) => contactId);
    // Assignments from before they could be undone noted nothing.
    if (key === '') groups.push({ contactIds, choice: undefined, against: 'undo_impossible' });
    else {
      const stored = portfolioBefore(members[0]?.before ?? []);
      groups.push({ contactIds, ...(stored ? await stillHolds(stored, tx) : { choice: null, against: '' }) });
    }
  }
  return groups;
}
