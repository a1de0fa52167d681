'use server';

import { pathId, SMALL_ID } from '#lib/api/path-id.ts';
import type { FormState } from '#lib/core/form-state.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { deleteSegment } from '#lib/segments/delete-segment.ts';
import { updateSegment } from '#lib/segments/update-segment.ts';

export async function createSegmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await createSegment(actor, input);
    return { to: '/settings/segments', flash: { key: 'segments.flash.created' } };
  });
}

export async function updateSegmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateSegment(actor, pathId(String(input.id), 'segment', SMALL_ID), input);
    return { to: '/settings/segments', flash: { key: 'segments.flash.updated' } };
  });
}

export async function deleteSegmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await deleteSegment(actor, pathId(String(id), 'segment', SMALL_ID));
    return { to: '/settings/segments', flash: { key: 'segments.flash.deleted' } };
  });
}
