import { deleteWithMerged } from '../delete-with-merged.ts';
import { lockIdentities } from '../identity/identity-lock.ts';
import type { BulkAction, Outcome } from './bulk-action.ts';

export const deleteContacts: BulkAction<Record<string, never>> = {
  permission: 'contacts.delete',
  alwaysInBackground: true,
  removesContacts: true,
  readParameters: async () => ({}),

  async apply(actor, _parameters, contactIds, tx) {
    await lockIdentities(tx);
    const { gone, refused } = await deleteWithMerged(actor, contactIds, tx);
    return [
      ...gone.map((contactId): Outcome => ({ contactId, outcome: 'changed' })),
      ...refused.map(({ id: contactId, reason }): Outcome => ({ contactId, outcome: 'refused', reason })),
    ];
  },
};
