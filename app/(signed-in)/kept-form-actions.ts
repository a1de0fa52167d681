'use server';

import { headers } from 'next/headers';
import { idOf } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { forgetKeptForm } from '#lib/web/kept-forms/forget-kept-form.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function discardKeptFormAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await forgetKeptForm(actor, idOf(id));
    return { to: localPath((await headers()).get('x-carteira-path')) };
  });
}
