'use server';

import { setListColumns } from '#lib/users/profile/set-list-columns.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { columnsOfForm } from './column-order.ts';

/** Keeps the ticked columns; an arrow also moves one and shows the page again. */
export async function setListColumnsAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await setListColumns(actor, { columns: input.intent === 'reset' ? null : columnsOfForm(input) });
    const query = new URLSearchParams(typeof input.query === 'string' ? input.query : '');
    if (typeof input.move === 'string') {
      query.set('moved', input.move);
      return { to: `/contacts/columns?${query}` };
    }
    const to = query.size > 0 ? `/contacts?${query}` : '/contacts';
    return { to, flash: { key: 'contactList.columns.saved' } };
  });
}
