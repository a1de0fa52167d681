import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BulkAction, Outcome } from '#lib/contacts/bulk/bulk-action.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { anonymizeContacts } from './anonymize-contacts.ts';
import { writeLedger } from './ledger/write-ledger.ts';

const schema = z.object({ unlistsNumbers: z.boolean().default(false) });

export const anonymize: BulkAction<{ unlistsNumbers: boolean }> = {
  permission: 'contacts.anonymize',
  alwaysInBackground: true,
  removesContacts: true,
  readParameters: async (_actor, given) => parseInput(schema, given),

  async apply(actor, { unlistsNumbers }, contactIds, tx, runId) {
    const { done, refused } = await anonymizeContacts(actor, contactIds, { runId, unlistsNumbers }, tx);
    return [
      ...done.map((contactId): Outcome => ({ contactId, outcome: 'changed' })),
      ...refused.map(({ id: contactId, reason }): Outcome => ({ contactId, outcome: 'refused', reason })),
    ];
  },

  /** Statistics keep samples of what was erased until they are made anew. */
  async finish(tx) {
    for (const table of [
      'contact',
      'contact_identifier',
      'contact_identity',
      'interaction',
      'message',
      'contact_note',
      'contact_block',
    ])
      await tx.execute(sql`analyze ${sql.identifier(table)}`);
    await writeLedger(tx);
  },
};
