import type { Database } from '#db/client.ts';
import type { Flow, UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import { Refused } from '#lib/core/errors.ts';
import { type PortfolioChoice, readPortfolioChoice } from './portfolio-choice.ts';

/** A portfolio by ids, as it is stored with a run. */
export type StoredChoice = {
  flow: Flow | typeof UNASSIGN;
  ownerId?: number;
  backupAgentId?: number | null;
  serviceId?: number | null;
};

/** The portfolio as it can be given now, or the code of what has come to speak against it. */
export async function stillHolds(
  stored: StoredChoice,
  tx: Database,
): Promise<{ choice: PortfolioChoice | null | undefined; against: string }> {
  try {
    return { choice: await readPortfolioChoice(stored, tx), against: '' };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { choice: undefined, against: Object.values(error.fields)[0]?.[0]?.code ?? 'unexpected' };
  }
}
