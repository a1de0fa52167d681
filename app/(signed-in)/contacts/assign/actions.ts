'use server';

import { bulkFlash } from '#lib/bulk/bulk-flash.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { postedSelection } from '#lib/contacts/selection/posted-selection.ts';
import { previewAssignment } from '#lib/portfolio/preview-assignment.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { assignmentHref, returnPath } from './assignment-address.ts';
import { underPortfolio } from './under-portfolio.ts';

/** From the choice to its confirmation; what cannot be is refused beside its field. */
export async function chooseAssignmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const selection = postedSelection(input);
    const portfolio = Object(input.portfolio) as Record<string, unknown>;
    await underPortfolio(previewAssignment(actor, selection, portfolio));
    const returnTo = returnPath(input.returnTo);
    return { to: assignmentHref('/contacts/assign/confirm', selection, portfolio, returnTo) };
  });
}

export async function assignContactsAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const portfolio = Object(input.portfolio) as Record<string, unknown>;
    const started = await underPortfolio(startBulkChange(actor, 'assign', portfolio, postedSelection(input)));
    const key = portfolio.flow === 'unassign' ? 'portfolio.flash.unassigned' : 'portfolio.flash.assigned';
    // What was refused, and why, stands with the run.
    const to = started.done?.refused ? `/runs/${started.runId}` : returnPath(input.returnTo);
    return { to, flash: bulkFlash(key, started, true) };
  });
}
