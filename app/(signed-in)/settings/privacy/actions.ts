'use server';

import { idOf } from '#lib/core/row-id.ts';
import { liftHold } from '#lib/privacy/holds/lift-hold.ts';
import { placeHold } from '#lib/privacy/holds/place-hold.ts';
import { decideRequest } from '#lib/privacy/requests/decide-request.ts';
import { registerRequest } from '#lib/privacy/requests/register-request.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

const HERE = '/settings/privacy';

export async function registerRequestAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await registerRequest(actor, input);
    return { to: HERE, flash: { key: 'privacy.flash.registered' } };
  });
}

export async function decideRequestAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, outcome }) => {
    await decideRequest(actor, idOf(id), { outcome });
    return { to: HERE, flash: { key: 'privacy.flash.decided' } };
  });
}

export async function placeHoldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, reason }) => {
    await placeHold(actor, idOf(id), { reason });
    return { to: `/contacts/${idOf(id)}`, flash: { key: 'privacy.flash.held' } };
  });
}

export async function liftHoldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await liftHold(actor, idOf(id));
    return { to: HERE, flash: { key: 'privacy.flash.released' } };
  });
}
