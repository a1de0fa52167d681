import { z } from 'zod';
import { listRefusals } from '#lib/bulk/list-refusals.ts';
import { refusalWords } from '#lib/bulk/refusal-words.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { ok } from './answers.ts';
import { apiWords, requestLocale } from './api-words.ts';
import { RefusedContacts, whole } from './json/answer-parts.ts';
import { noted } from './json/noted.ts';
import { contactIds, MOST_IDS } from './request/contact-ids.ts';
import type { Call } from './resource.ts';

export const Changed = z.strictObject({
  changed: noted('assigned', whole),
  unchanged: noted('stateUnchanged', whole),
  refused: RefusedContacts,
});

/** `/contacts/activate` and `/contacts/deactivate`: done before the answer, which lists whom it refused. */
export async function setContactsActive(
  { actor, request, json }: Call,
  action: 'activate' | 'deactivate',
): Promise<Response> {
  const { ids } = await json('ContactIds');
  const selection = { contacts: contactIds(ids) };
  const { runId, done } = await startBulkChange(actor, action, {}, selection, undefined, MOST_IDS);
  const words = refusalWords(apiWords(requestLocale(request), 'errors'));
  const refused = await listRefusals(actor, runId);
  return ok<z.output<typeof Changed>>({
    changed: done?.changed ?? 0,
    unchanged: done?.unchanged ?? 0,
    refused: refused.map(({ contactId, reason }) => ({ contactId, code: reason, message: words(reason) })),
  });
}
