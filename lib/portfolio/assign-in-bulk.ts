import { services, users } from '#db/schema/index.ts';
import type { BulkAction } from '#lib/contacts/bulk/bulk-action.ts';
import { UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import { assignContacts } from './assign-contacts.ts';
import { nameOf } from './name-of.ts';
import { type PortfolioChoice, readPortfolioChoice } from './portfolio-choice.ts';
import { type StoredChoice, stillHolds } from './still-holds.ts';
import { takeBackAssignment } from './take-back-assignment.ts';

/** Where somebody leaves or a service goes while a run is at work, the rest of its contacts are refused with that reason. */
export const assign: BulkAction<StoredChoice> = {
  permission: 'portfolio.assign',

  async readParameters(_actor, given, tx) {
    return (await readPortfolioChoice(given, tx)) ?? { flow: UNASSIGN };
  },

  async words({ flow, ownerId, backupAgentId, serviceId }, t, db) {
    const said = {
      flow: t(`portfolio.flows.${flow}`),
      owner: await nameOf(users, ownerId, db),
      backupAgent: await nameOf(users, backupAgentId, db),
      service: await nameOf(services, serviceId, db),
    };
    return Object.entries(said).flatMap(([name, value]) =>
      value ? [{ label: t(`portfolio.fields.${name}`), value }] : [],
    );
  },

  async apply(actor, parameters, contactIds, tx) {
    const { choice, against } = await stillHolds(parameters, tx);
    if (choice === undefined)
      return contactIds.map((contactId) => ({ contactId, outcome: 'refused', reason: against }));
    return assignContacts(actor, choice, contactIds, tx);
  },

  undo: (actor, stored, changed, since, tx) =>
    takeBackAssignment(actor, storedChoice(stored), changed, since, tx),
};

/** Whether or not it could be given again. */
function storedChoice({ flow, ownerId, backupAgentId, serviceId }: StoredChoice): PortfolioChoice | null {
  if (flow === UNASSIGN || ownerId === undefined) return null;
  return { flow, ownerId, backupAgentId: backupAgentId ?? null, serviceId: serviceId ?? null };
}
