'use server';

import { blockContact } from '#lib/blocking/block-contact.ts';
import { unblockContact } from '#lib/blocking/unblock-contact.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function blockContactAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, reason, interaction }) => {
    const { id: contactId, closed } = await blockContact(actor, idOf(id), { reason });
    const from = idOf(interaction);
    return {
      to: isId(from) ? `/interactions/${from}` : `/contacts/${contactId}`,
      flash: { key: 'blocking.flash.blocked', params: { count: closed } },
    };
  });
}

export async function unblockContactAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, returnTo }) => {
    await unblockContact(actor, idOf(id));
    return {
      to: typeof returnTo === 'string' ? localPath(returnTo) : '/blocked',
      flash: { key: 'blocking.flash.unblocked' },
    };
  });
}
