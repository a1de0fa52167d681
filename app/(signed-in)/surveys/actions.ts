'use server';

import { idOf } from '#lib/core/row-id.ts';
import { sendSurvey } from '#lib/surveys/send-survey.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function sendSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const interactionId = idOf(input.interactionId);
    await sendSurvey(actor, { interactionId });
    return { to: `/interactions/${interactionId}`, flash: { key: 'surveys.flash.sent' } };
  });
}
