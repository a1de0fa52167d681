import { ScoreMark } from '#components/surveys/score-mark.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { InteractionInFull } from '#lib/interactions/get-interaction.ts';
import { listSurveys } from '#lib/surveys/list-surveys.ts';
import type { SurveyView } from '#lib/surveys/survey.ts';
import { surveyRuleOf } from '#lib/surveys/survey-rule.ts';
import { sendSurveyAction } from '../../surveys/actions.ts';

interface SurveyBlockProps {
  view: InteractionInFull;
  actor: Actor;
  isMine: boolean;
}

/** What the customer said of an interaction that is over, or a way to ask. */
export async function SurveyBlock({ view, actor, isMine }: SurveyBlockProps) {
  if (view.state !== 'closed') return null;
  const { items } = await listSurveys(actor, { interaction: view.id, limit: 10 });
  const mayAsk =
    (isMine || can(actor, 'interactions.manage')) &&
    items.every(({ state }) => state === 'expired') &&
    (await surveyRuleOf(view.serviceId, database())) !== 'never';
  if (items.length === 0 && !mayAsk) return null;
  const t = await getTranslations('surveys');
  return (
    <section aria-labelledby="survey">
      <h2 id="survey" className="mb-1 text-small font-semibold text-base-content/75">
        {t('one')}
      </h2>
      <ul className="grid gap-2">
        {items.map((survey) => (
          <li key={survey.id}>
            <Answer survey={survey} actor={actor} />
          </li>
        ))}
      </ul>
      {mayAsk && (
        <ActionForm action={sendSurveyAction} className="mt-2">
          <HiddenField name="interactionId" value={view.id} />
          <SubmitButton variant="default">{t('send')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}

async function Answer({ survey, actor }: { survey: SurveyView; actor: Actor }) {
  const t = await getTranslations('surveys');
  const { state, score, comment, sentAt, answeredAt, expiresAt } = survey;
  const when = { pending: expiresAt, answered: answeredAt, expired: sentAt }[state] ?? sentAt;
  return (
    <div className="text-body">
      <p className="flex flex-wrap items-center gap-x-2">
        {score === null ? (
          <Badge>{t(`states.${state}`)}</Badge>
        ) : (
          <ScoreMark score={score} label={t(`scores.${score}`)} />
        )}
        <span className="num text-small text-base-content/75">
          {t(`when.${state}`, { when: formatWhen(when, actor) })}
        </span>
      </p>
      {comment && <p className="mt-0.5 break-words whitespace-pre-wrap">{comment}</p>}
    </div>
  );
}
