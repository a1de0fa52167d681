'use server';

import { headers } from 'next/headers';
import { answerSurvey } from '#lib/surveys/answer-survey.ts';
import { clientAddress } from '#lib/web/client-address.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitPublicForm } from '#lib/web/submit-form.ts';

export async function answerSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  const sent = await headers();
  return submitPublicForm(previous, form, async ({ token, score, comment }) => {
    await answerSurvey(
      { token, score, comment },
      clientAddress((name) => sent.get(name)),
    );
    return { to: `/survey/${token}` };
  });
}
