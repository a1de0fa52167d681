'use server';

import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { deleteNote } from '#lib/contacts/notes/delete-note.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { StaleVersion } from '#lib/core/errors.ts';
import { idOf } from '#lib/core/row-id.ts';
import { createContactInPortfolio } from '#lib/portfolio/create-contact-in-portfolio.ts';
import { updateContactInPortfolio } from '#lib/portfolio/update-contact-in-portfolio.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { withHolders } from './form/with-holders.ts';
import { withNewestVersion } from './form/with-newest-version.ts';
import { withoutUntouched } from './form/without-untouched.ts';

export async function createContactAction(previous: FormState, form: FormData): Promise<FormState> {
  const create = async (actor: Actor, input: Record<string, unknown>) => {
    const { id } = await createContactInPortfolio(actor, input);
    const to = input.then === 'new' ? '/contacts/new' : `/contacts/${id}`;
    return { to, flash: { key: 'contacts.flash.created' } };
  };
  return submitForm(previous, form, create, (state, error) => withHolders(state, error));
}

export async function updateContactAction(previous: FormState, form: FormData): Promise<FormState> {
  const id = idOf(form.get('id'));
  const update = async (actor: Actor) => {
    await updateContactInPortfolio(actor, id, withoutUntouched(form));
    return {
      to: localPath(form.get('returnTo') ?? `/contacts/${id}`),
      flash: { key: 'contacts.flash.updated' },
    };
  };
  return submitForm(previous, form, update, (state, error) =>
    error instanceof StaleVersion ? withNewestVersion(state, form, id) : withHolders(state, error, id),
  );
}

export async function setContactActiveAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, active }) => {
    await updateContact(actor, idOf(id), { active });
    const key = active === 'true' ? 'contacts.flash.activated' : 'contacts.flash.deactivated';
    return { to: `/contacts/${idOf(id)}`, flash: { key } };
  });
}

export async function deleteContactAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await deleteContact(actor, idOf(id));
    return { to: '/contacts', flash: { key: 'contacts.flash.deleted' } };
  });
}

export async function addNoteAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const id = idOf(input.id);
    await addNote(actor, id, input);
    return { to: `/contacts/${id}`, flash: { key: 'contacts.flash.noted' } };
  });
}

export async function deleteNoteAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { contactId } = await deleteNote(actor, idOf(input.id));
    return { to: `/contacts/${contactId}`, flash: { key: 'contacts.flash.noteDeleted' } };
  });
}
