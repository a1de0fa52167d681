'use server';

import { postedSelection } from '#lib/contacts/selection/posted-selection.ts';
import { confirmAnonymization, startAnonymization } from '#lib/privacy/start-anonymization.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { currentSessionId } from '#lib/web/session.ts';
import { submitForm } from '#lib/web/submit-form.ts';

/** Who asks says again who they are, for exactly these people; then it begins. */
export async function anonymizeContactsAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { login, password, understood, digest, unlistsNumbers } = input;
    const selection = postedSelection(input);
    const session = (await currentSessionId()) ?? '';
    const confirmation = await confirmAnonymization(actor, session, selection, { login, password });
    const chosen = { confirmation, understood: understood ?? false, digest, unlistsNumbers };
    const { runId, total } = await startAnonymization(actor, session, selection, chosen);
    return { to: `/runs/${runId}`, flash: { key: 'privacy.flash.started', params: { total } } };
  });
}
