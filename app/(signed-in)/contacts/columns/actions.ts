'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { localPath } from '#lib/core/local-path.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { setListColumns } from '#lib/users/set-list-columns.ts';
import { columnsOfForm } from './column-order.ts';

/** Keeps the ticked columns; an arrow also moves one and shows the page again. */
export async function setListColumnsAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await setListColumns(actor, { columns: input.intent === 'reset' ? null : columnsOfForm(input) });
    const query = typeof input.query === 'string' && input.query !== '' ? `?${input.query}` : '';
    const path = input.move === undefined ? '/contacts' : '/contacts/columns';
    const to = localPath(`${path}${query}`);
    const flash = { key: 'contactList.columns.saved' };
    return { to: to === '/' ? path : to, ...(input.move === undefined && { flash }) };
  });
}
