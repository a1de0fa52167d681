import type { Database } from '#db/client.ts';
import type { BulkAction } from '#lib/contacts/bulk/bulk-action.ts';
import { type Flow, UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import { Refused } from '#lib/core/errors.ts';
import { assignContacts } from './assign-contacts.ts';
import { readPortfolioChoice } from './portfolio-choice.ts';

/** Ids and the flow, as they are stored with a run. */
type AssignParameters = {
  flow: Flow | typeof UNASSIGN;
  ownerId?: number;
  backupAgentId?: number | null;
  serviceId?: number | null;
};

/**
 * Puts the selected contacts into a portfolio, or out of theirs. What speaks against the portfolio is refused at once; where
 * somebody leaves or a service goes while a run is at work, the rest of its contacts are refused with that reason.
 */
export const assign: BulkAction<AssignParameters> = {
  permission: 'portfolio.assign',

  async readParameters(_actor, given, tx) {
    return (await readPortfolioChoice(given, tx)) ?? { flow: UNASSIGN };
  },

  async apply(actor, parameters, contactIds, tx) {
    const { choice, against } = await stillHolds(parameters, tx);
    if (choice === undefined)
      return contactIds.map((contactId) => ({ contactId, outcome: 'refused', reason: against }));
    return assignContacts(actor, choice, contactIds, tx);
  },
};

/** The portfolio as it can be given now, or the code of what has come to speak against it. */
async function stillHolds(parameters: AssignParameters, tx: Database) {
  try {
    return { choice: await readPortfolioChoice(parameters, tx), against: '' };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { choice: undefined, against: Object.values(error.fields)[0]?.[0]?.code ?? 'unexpected' };
  }
}
