import { CircleCheck, Unlink } from 'lucide-react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { SurveyForm } from '#components/surveys/survey-form.tsx';
import { VisitorNote } from '#components/surveys/visitor-note.tsx';
import { PublicCard } from '#components/users/public-card.tsx';
import { PublicFrame } from '#components/users/public-frame.tsx';
import { NotFound } from '#lib/core/errors.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getAskedSurvey } from '#lib/surveys/answer-survey.ts';
import { clientAddress } from '#lib/web/client-address.ts';
import { answerSurveyAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getTranslations('surveys'))('asked.title') } };
}

/** The only page customers see: it asks, thanks, or says that it is too late. */
export default async function SurveyPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const sent = await headers();
  const address = clientAddress((name) => sent.get(name));
  const survey = await getAskedSurvey(token, address).catch(unknown);
  const t = await getTranslations('surveys.asked');
  return (
    <PublicFrame product={survey?.organization ?? t('title')}>
      {survey?.state === 'pending' ? (
        <PublicCard title={t('question')} lead={t('lead', { organization: survey.organization })}>
          <SurveyForm action={answerSurveyAction} token={token} />
        </PublicCard>
      ) : survey?.state === 'answered' ? (
        <VisitorNote icon={CircleCheck} title={t('thanksTitle')} text={t('thanksText')} />
      ) : (
        <VisitorNote
          icon={Unlink}
          title={t(survey ? 'expiredTitle' : 'unknownTitle')}
          text={t(survey ? 'expiredText' : 'unknownText')}
        />
      )}
    </PublicFrame>
  );
}

function unknown(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
