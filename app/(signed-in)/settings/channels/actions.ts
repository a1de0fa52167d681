'use server';

import { createChannel } from '#lib/channels/create-channel.ts';
import { updateChannel } from '#lib/channels/update-channel.ts';
import { idOf } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createChannelAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await createChannel(actor, input);
    return { to: '/settings/channels', flash: { key: 'channels.flash.created' } };
  });
}

export async function updateChannelAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateChannel(actor, idOf(input.id), input);
    return { to: '/settings/channels', flash: { key: 'channels.flash.updated' } };
  });
}
