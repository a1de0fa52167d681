import type { Translate } from '#lib/i18n/translate.ts';
import { MOST_IDS } from '../request/contact-ids.ts';
import * as part from './schema-parts.ts';
import type { Schema } from './types.ts';

/** What is done to many contacts at once. */
export function bulkSchemas(words: Translate): Record<string, Schema> {
  return {
    ContactIds: part.body(
      { ids: { ...part.listOf(part.id(), words('fields.contactIds')), maxItems: MOST_IDS } },
      ['ids'],
    ),
    Changed: part.record({
      changed: part.whole(words('fields.assigned')),
      unchanged: part.whole(words('fields.stateUnchanged')),
      refused: part.listOf(
        part.record({
          contactId: { type: 'integer' },
          code: part.text(words('fields.reasonCode')),
          message: part.text(),
        }),
        words('fields.refusedContacts'),
      ),
    }),
  };
}
