import { refuse } from '#lib/core/errors.ts';
import type { ContactRow } from '../contact-record.ts';

/** Of one merged away the reason leads to the contact that remained. @throws Refused */
export function refuseLost(
  { anonymizedAt, mergedIntoId }: Pick<ContactRow, 'anonymizedAt' | 'mergedIntoId'>,
  field = 'form',
): void {
  if (anonymizedAt) refuse(field, 'contact_anonymized');
  if (mergedIntoId !== null) refuse(field, 'contact_merged', { contactId: mergedIntoId }, 'conflict');
}
