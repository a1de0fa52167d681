'use server';

import { idOf } from '#lib/core/row-id.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { deleteSegment } from '#lib/segments/delete-segment.ts';
import { moveSegment } from '#lib/segments/move-segment.ts';
import { updateSegment } from '#lib/segments/update-segment.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createSegmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await createSegment(actor, input);
    return { to: '/settings/segments', flash: { key: 'segments.flash.created' } };
  });
}

export async function updateSegmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateSegment(actor, idOf(input.id), input);
    return { to: '/settings/segments', flash: { key: 'segments.flash.updated' } };
  });
}

export async function moveSegmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await moveSegment(actor, idOf(input.id), input);
    const moved = new URLSearchParams({ moved: `${input.direction}:${idOf(input.id)}` });
    return { to: `/settings/segments?${moved}` };
  });
}

export async function deleteSegmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await deleteSegment(actor, idOf(id));
    return { to: '/settings/segments', flash: { key: 'segments.flash.deleted' } };
  });
}
