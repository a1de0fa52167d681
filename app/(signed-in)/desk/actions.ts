'use server';

import { idOf } from '#lib/core/row-id.ts';
import { setPresence, setPresenceOf } from '#lib/interactions/set-presence.ts';
import { takeNext } from '#lib/interactions/take-next.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function takeNextAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor) => {
    const id = await takeNext(actor, {});
    return id === null
      ? { to: '/desk', flash: { key: 'desk.flash.nothing', tone: 'warning' } }
      : { to: `/interactions/${id}`, flash: { key: 'desk.flash.taken' } };
  });
}

export async function setPresenceAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { presence, reason, returnTo }) => {
    const count = await setPresence(actor, { presence, reason });
    const key = presence === 'available' && count > 0 ? 'availableOpened' : String(presence);
    return { to: localPath(returnTo), flash: { key: `desk.presence.flash.${key}`, params: { count } } };
  });
}

export async function setPresenceOfAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, presence }) => {
    await setPresenceOf(actor, idOf(id), { presence });
    return { to: '/desk', flash: { key: 'desk.presence.flash.other' } };
  });
}
