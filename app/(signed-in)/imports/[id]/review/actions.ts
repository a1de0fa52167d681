'use server';

import { idOf } from '#lib/core/row-id.ts';
import { updateNumberReview } from '#lib/imports/blacklist/update-number-review.ts';
import { discardReview } from '#lib/imports/review/discard-review.ts';
import { findWaitingReview } from '#lib/imports/review/find-waiting-review.ts';
import { importReviewed } from '#lib/imports/review/import-reviewed.ts';
import { reviewRefused } from '#lib/imports/review/review-refused.ts';
import { updateReview } from '#lib/imports/review/update-review.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

/**
 * Settles how a waiting file is read and draws its preview again; or, asked to, imports it. What was changed since the
 * preview was drawn is previewed first: nobody imports what they have not seen.
 */
export async function reviewImportAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const id = idOf(input.id);
    const wantsImport = input.intent === 'import';
    const waiting = await findWaitingReview(actor);
    const update = waiting && waiting.target !== 'contacts' ? updateNumberReview : updateReview;
    const { changed } = await update(actor, id, input, { recheck: !wantsImport });
    if (!wantsImport) return { to: `/imports/${id}/review` };
    if (changed)
      return { to: `/imports/${id}/review`, flash: { key: 'imports.flash.changed', tone: 'warning' } };
    await importReviewed(actor, id);
    return { to: `/imports/${id}`, flash: { key: 'imports.flash.received' } };
  });
}

/** Throws a waiting file away. */
export async function discardReviewAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await discardReview(actor, idOf(input.id));
    return { to: '/imports/new', flash: { key: 'imports.flash.discarded' } };
  });
}

/** Opens the review of a refused file. */
export async function reviewRefusedAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const id = idOf(input.id);
    await reviewRefused(actor, id);
    return { to: `/imports/${id}/review` };
  });
}
