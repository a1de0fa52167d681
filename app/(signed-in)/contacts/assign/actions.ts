'use server';

import { UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import { postedSelection } from '#lib/contacts/selection/posted-selection.ts';
import { previewAssignment } from '#lib/portfolio/preview-assignment.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { addressKey } from '#lib/web/session-cookie.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { assigned } from './assigned.ts';
import { assignmentHref, returnPath } from './assignment-address.ts';
import { underPortfolio } from './under-portfolio.ts';

/** What takes no contact from anybody goes through at once, the rest to its confirmation; what cannot be is refused beside its field. */
export async function chooseAssignmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const selection = postedSelection(input);
    const portfolio = Object(input.portfolio) as Record<string, unknown>;
    const { flow, owned, refused } = await underPortfolio(previewAssignment(actor, selection, portfolio));
    const returnTo = returnPath(input.returnTo);
    if ('contacts' in selection && flow !== UNASSIGN && owned + refused === 0)
      return assigned(actor, selection, portfolio, returnTo);
    return {
      to: assignmentHref('/contacts/assign/confirm', selection, portfolio, returnTo, await addressKey()),
    };
  });
}

export async function assignContactsAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const portfolio = Object(input.portfolio) as Record<string, unknown>;
    return assigned(actor, postedSelection(input), portfolio, returnPath(input.returnTo));
  });
}
