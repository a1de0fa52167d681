'use server';

import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { heedValue, ignoreValue } from '#lib/duplicates/ignore-value.ts';
import { undoDismissal } from '#lib/duplicates/undo-dismissal.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function dismissAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { contactIds, returnTo }) => {
    await dismissDuplicates(actor, { contactIds });
    return { to: localPath(returnTo ?? '/duplicates'), flash: { key: 'duplicates.flash.dismissed' } };
  });
}

export async function undoDismissalAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { contactIds }) => {
    await undoDismissal(actor, { contactIds });
    return { to: '/duplicates/apart', flash: { key: 'duplicates.flash.restored' } };
  });
}

export async function ignoreValueAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { value }) => {
    await ignoreValue(actor, { value });
    return { to: '/duplicates/ignored', flash: { key: 'duplicates.flash.ignored' } };
  });
}

export async function heedValueAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { value }) => {
    await heedValue(actor, { value });
    return { to: '/duplicates/ignored', flash: { key: 'duplicates.flash.heeded' } };
  });
}
