'use server';

import { idOf } from '#lib/core/row-id.ts';
import { removeContactChannel } from '#lib/interactions/contact-channels/remove-contact-channel.ts';
import { addIdentity } from '#lib/interactions/identities/add-identity.ts';
import { moveIdentity, removeIdentity } from '#lib/interactions/identities/move-identity.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function removeContactChannelAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, channel }) => {
    await removeContactChannel(actor, idOf(id), typeof channel === 'string' ? channel : '');
    return tabOf(idOf(id), 'channelRemoved');
  });
}

export async function addIdentityAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, channel, value }) => {
    await addIdentity(actor, idOf(id), { channel: idOf(channel), value });
    return tabOf(idOf(id), 'identityAdded');
  });
}

export async function moveIdentityAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, contactId }) => {
    await moveIdentity(actor, idOf(id), { contactId: idOf(contactId) });
    return tabOf(idOf(contactId), 'identityMoved');
  });
}

export async function removeIdentityAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    const { fromId } = await removeIdentity(actor, idOf(id));
    return tabOf(fromId, 'identityRemoved');
  });
}

function tabOf(id: number, what: string) {
  return { to: `/contacts/${id}?tab=channels`, flash: { key: `contactChannels.flash.${what}` } };
}
