'use server';

import { addNumbers } from '#lib/blacklist/add-to-blacklist.ts';
import { removePicked } from '#lib/blacklist/remove-from-blacklist.ts';
import { idOf } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { byLine } from './by-line.ts';
import { givenDirection } from './given-direction.ts';

export async function addToBlacklistAction(previous: FormState, form: FormData): Promise<FormState> {
  const add = async (...[actor, input]: Parameters<Parameters<typeof submitForm>[2]>) => {
    const { added, unchanged } = await addNumbers(actor, input);
    const to = `/blacklist?direction=${givenDirection(input.direction)}`;
    return { to, flash: { key: 'blacklist.flash.added', params: { added, unchanged } } };
  };
  return submitForm(previous, form, add, byLine);
}

export async function removeFromBlacklistAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { entry, direction }) => {
    const ids = [entry].flat().map(idOf);
    const count = await removePicked(actor, { ids });
    const to = `/blacklist?direction=${givenDirection(direction)}`;
    return { to, flash: { key: 'blacklist.flash.removed', params: { count } } };
  });
}
