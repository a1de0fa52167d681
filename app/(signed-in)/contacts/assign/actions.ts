'use server';

import { startBulkChange } from '#lib/contacts/bulk/start-bulk-change.ts';
import type { FormState } from '#lib/core/form-state.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { previewAssignment } from '#lib/portfolio/preview-assignment.ts';
import { afterAssignment } from './after-assignment.ts';
import { assignmentHref } from './assignment-address.ts';
import { givenAssignment, underPortfolio } from './given-assignment.ts';

/** From the choice to its confirmation; what cannot be is refused beside its field. */
export async function chooseAssignmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { selection, portfolio } = givenAssignment(input);
    await underPortfolio(previewAssignment(actor, selection, portfolio));
    return { to: assignmentHref('/contacts/assign/confirm', selection, portfolio) };
  });
}

export async function assignContactsAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { selection, portfolio } = givenAssignment(input);
    const started = await underPortfolio(startBulkChange(actor, 'assign', portfolio, selection));
    return afterAssignment(started, selection, portfolio);
  });
}
