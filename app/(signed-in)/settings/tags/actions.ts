'use server';

import { idOf } from '#lib/core/row-id.ts';
import { createTag } from '#lib/tags/create-tag.ts';
import { deleteTag } from '#lib/tags/delete-tag.ts';
import { renameTag } from '#lib/tags/rename-tag.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createTagAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await createTag(actor, input);
    return { to: '/settings/tags', flash: { key: 'settings.tags.created' } };
  });
}

export async function renameTagAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await renameTag(actor, idOf(input.id), input);
    return { to: '/settings/tags', flash: { key: 'settings.tags.renamed' } };
  });
}

export async function deleteTagAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await deleteTag(actor, idOf(id));
    return { to: '/settings/tags', flash: { key: 'settings.tags.deleted' } };
  });
}
