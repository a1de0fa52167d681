'use server';

import { idOf } from '#lib/core/row-id.ts';
import { createContactOf } from '#lib/interactions/create-contact-of.ts';
import { linkContact } from '#lib/interactions/link-contact.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { takeInteraction } from '#lib/interactions/take-interaction.ts';
import { transferInteraction } from '#lib/interactions/transfer-interaction.ts';
import { hearVoicemail } from '#lib/interactions/voice/hear-voicemail.ts';
import { closeWithSurvey } from '#lib/surveys/close-with-survey.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { withTemplate } from './with-template.ts';

export async function sendMessageAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, direction, body, after, insert, templateId }) => {
    if (insert) return withTemplate(actor, body, templateId);
    await sendMessage(actor, idOf(id), { direction, body, after });
    const key = direction === 'note' ? 'desk.flash.noted' : 'desk.flash.sent';
    return { to: `/interactions/${idOf(id)}`, flash: { key } };
  });
}

export async function takeInteractionAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await takeInteraction(actor, idOf(id));
    return { to: `/interactions/${idOf(id)}`, flash: { key: 'desk.flash.taken' } };
  });
}

export async function closeInteractionAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, disposition, reason, survey }) => {
    const isAsked = await closeWithSurvey(actor, idOf(id), { disposition, reason, survey });
    return { to: '/desk', flash: { key: isAsked ? 'surveys.flash.closed' : 'desk.flash.closed' } };
  });
}

export async function transferInteractionAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, agentEmail, service, note }) => {
    await transferInteraction(actor, idOf(id), { agentEmail, service, note });
    return { to: '/desk', flash: { key: 'desk.flash.transferred' } };
  });
}

export async function hearVoicemailAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await hearVoicemail(actor, idOf(id));
    return { to: `/interactions/${idOf(id)}`, flash: { key: 'desk.flash.heard' } };
  });
}

export async function linkContactAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, contactId }) => {
    await linkContact(actor, idOf(id), { contactId: idOf(contactId) });
    return { to: `/interactions/${idOf(id)}`, flash: { key: 'desk.flash.linked' } };
  });
}

export async function createContactOfAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, name }) => {
    await createContactOf(actor, idOf(id), { name });
    return { to: `/interactions/${idOf(id)}`, flash: { key: 'desk.flash.created' } };
  });
}

export async function startInteractionAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { contactId, insert, templateId, ...rest }) => {
    if (insert) return withTemplate(actor, rest.body, templateId);
    const { channel, to, subject, body } = rest;
    const asked = { contactId: idOf(contactId), channel: idOf(channel), to, subject, body };
    const { id } = await startInteraction(actor, asked);
    return { to: `/interactions/${id}`, flash: { key: 'desk.flash.started' } };
  });
}
