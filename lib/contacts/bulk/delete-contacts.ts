import { deleteWithMerged } from '../delete-with-merged.ts';
import { lockIdentities } from '../identity-lock.ts';
import type { BulkAction, Outcome } from './bulk-action.ts';

/** Removes contacts for good, and with them those that were merged into them. */
export const deleteContacts: BulkAction<Record<string, never>> = {
  permission: 'contacts.delete',
  alwaysInBackground: true,
  readParameters: async () => ({}),

  async apply(actor, _parameters, contactIds, tx) {
    await lockIdentities(tx);
    const gone = await deleteWithMerged(actor, contactIds, tx);
    const isGone = new Set(gone);
    const missing = contactIds.filter((id) => !isGone.has(id));
    return [
      ...gone.map((contactId): Outcome => ({ contactId, outcome: 'changed' })),
      ...missing.map((contactId): Outcome => ({ contactId, outcome: 'refused', reason: 'not_found' })),
    ];
  },
};
