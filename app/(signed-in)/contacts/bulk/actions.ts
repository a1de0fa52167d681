'use server';

import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { startFromForm } from './start-from-form.ts';

const EDITS = ['add_tags', 'remove_tags', 'set_priority', 'add_to_segments', 'remove_from_segments'] as const;
const STATES = ['activate', 'deactivate'] as const;

/** Tags, priority or segments of the selected contacts. */
export async function editContactsAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, (actor, input) =>
    startFromForm(actor, input, EDITS, 'bulk.flash.changed'),
  );
}

/** Switches the selected contacts on or off. */
export async function switchContactsAction(previous: FormState, form: FormData): Promise<FormState> {
  const key = form.get('action') === 'activate' ? 'bulk.flash.activate' : 'bulk.flash.deactivate';
  return submitForm(previous, form, (actor, input) => startFromForm(actor, input, STATES, key));
}

/** Deletes the selected contacts, in the background. */
export async function deleteContactsAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, (actor, input) =>
    startFromForm(actor, input, ['delete'], 'bulk.flash.changed'),
  );
}
