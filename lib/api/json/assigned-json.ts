import { z } from 'zod';
import type { Translate } from '#lib/core/translate.ts';
import type { Assignment } from '#lib/portfolio/assign-portfolio.ts';
import { RefusedContacts, whole } from './answer-parts.ts';
import { noted } from './noted.ts';

export const Assigned = z.strictObject({
  assigned: noted('assigned', whole),
  unchanged: noted('portfolioUnchanged', whole),
  refused: RefusedContacts,
});

/** `words` are the messages of `errors`. */
export function assignedJson(
  { assigned, unchanged, refused }: Assignment,
  words: Translate,
): z.output<typeof Assigned> {
  return {
    assigned,
    unchanged,
    refused: refused.map(({ contactId, code }) => ({ contactId, code, message: words(code) })),
  };
}
