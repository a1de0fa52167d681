import { ActionForm } from '#components/ui/form/action-form.tsx';
import {
  CheckboxField,
  HiddenField,
  SelectField,
  TextareaField,
  TextField,
} from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listDispositions } from '#lib/interactions/dispositions/list-dispositions.ts';
import type { InteractionInFull } from '#lib/interactions/get-interaction.ts';
import { listColleagues } from '#lib/presence/list-colleagues.ts';
import { listServices } from '#lib/services/list-services.ts';
import type { SurveyRule } from '#lib/services/service.ts';
import { surveyRuleOf } from '#lib/surveys/survey-rule.ts';
import { closeInteractionAction, transferInteractionAction } from '../actions.ts';

interface MovesProps {
  view: InteractionInFull;
  actor: Actor;
  isMine: boolean;
}

const SUMMARY =
  'flex min-h-9 cursor-pointer items-center rounded-lg px-3 text-body font-medium hover:bg-base-content/5 max-md:min-h-11';

/** Where it can go from here: to somebody else, or to its end. */
export async function Moves({ view, actor, isMine }: MovesProps) {
  if (view.state === 'closed' || view.state === 'refused') return null;
  if (!isMine && !can(actor, 'interactions.manage')) return null;
  const t = await getTranslations('interactions');
  const canTransfer = ['open', 'held', 'waiting', 'voicemail'].includes(view.state);
  const dispositions = await listDispositions(actor);
  return (
    <div className="grid gap-1 rounded-box border border-base-300 bg-base-100 p-1.5">
      {canTransfer && <Transfer view={view} actor={actor} />}
      <details>
        <summary data-key="c" className={SUMMARY}>
          {t('close')}
        </summary>
        <ActionForm action={closeInteractionAction} className="grid gap-3 px-3 pt-1 pb-3" label={t('close')}>
          <HiddenField name="id" value={view.id} />
          {dispositions.length > 0 && (
            <SelectField
              name="disposition"
              label={t('disposition')}
              options={[
                { value: '', label: t('nobody') },
                ...dispositions.map(({ name }) => ({ value: name, label: name })),
              ]}
            />
          )}
          <TextField name="reason" label={t('closeReason')} maxLength={LONGEST.text} />
          <SurveyChoice rule={await surveyRuleOf(view.serviceId, database())} />
          <SubmitButton>{t('doClose')}</SubmitButton>
        </ActionForm>
      </details>
    </div>
  );
}

/** The closer's choice, unless the service has decided. */
async function SurveyChoice({ rule }: { rule: SurveyRule }) {
  const t = await getTranslations('surveys');
  if (rule === 'never') return null;
  if (rule === 'always') return <p className="text-small text-base-content/75">{t('closing.always')}</p>;
  return <CheckboxField name="survey" label={t('closing.choice')} />;
}

async function Transfer({ view, actor }: Pick<MovesProps, 'view' | 'actor'>) {
  const t = await getTranslations('interactions');
  const words = await getTranslations('desk');
  const people = (await listColleagues(actor)).filter(({ id }) => id !== view.agentId);
  const nobody = { value: '', label: t('nobody') };
  return (
    <details>
      <summary data-key="f" className={SUMMARY}>
        {t('transfer')}
      </summary>
      <ActionForm
        action={transferInteractionAction}
        className="grid gap-3 px-3 pt-1 pb-3"
        label={t('transfer')}
      >
        <HiddenField name="id" value={view.id} />
        <SelectField
          name="agentEmail"
          label={t('transferAgent')}
          options={[
            nobody,
            ...people.map(({ email, name, state }) => ({
              value: email,
              label: `${name} · ${words(`presence.states.${state}`)}`,
            })),
          ]}
        />
        <SelectField
          name="service"
          label={t('transferService')}
          options={[nobody, ...(await listServices(actor)).map(({ name }) => ({ value: name, label: name }))]}
        />
        <TextareaField name="note" label={t('transferNote')} rows={2} maxLength={2_000} />
        <SubmitButton>{t('doTransfer')}</SubmitButton>
      </ActionForm>
    </details>
  );
}
