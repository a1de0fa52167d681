import { Alert } from '#components/ui/alert.tsx';
import { DefinitionList } from '#components/ui/definition-list.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { keyOf } from '#components/webhooks/endpoint-form.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { EVENT_TYPES } from '#lib/core/events/event-types.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { Endpoint } from '#lib/webhooks/endpoint.ts';
import { switchEndpointAction } from '../actions.ts';

/** What is wrong with it, if anything, then what it is. */
export async function EndpointFacts({ endpoint, actor }: { endpoint: Endpoint; actor: Actor }) {
  const t = await getTranslations('webhooks');
  const { url, description, events, previousSecretUntil, createdAt } = endpoint;
  const all = events.length === EVENT_TYPES.length;
  return (
    <div className="grid max-w-3xl gap-4 p-4 sm:p-5">
      <Trouble endpoint={endpoint} actor={actor} />
      <DefinitionList
        rows={[
          { label: t('facts.url'), value: url },
          ...(description ? [{ label: t('form.description'), value: description }] : []),
          {
            label: t('facts.events'),
            value: all ? t('facts.allEvents') : events.map((type) => t(`events.${keyOf(type)}`)).join(', '),
          },
          ...(previousSecretUntil
            ? [
                {
                  label: t('facts.secret'),
                  value: t('facts.bothSecrets', { until: formatDateTime(previousSecretUntil, actor) }),
                },
              ]
            : []),
          { label: t('facts.created'), value: formatDateTime(createdAt, actor) },
        ]}
      />
    </div>
  );
}

async function Trouble({ endpoint, actor }: { endpoint: Endpoint; actor: Actor }) {
  const t = await getTranslations('webhooks.trouble');
  const { id, state, pausedBecause, stateSince, failingSince, waiting } = endpoint;
  const since = formatDateTime(stateSince, actor);
  if (state === 'active') {
    if (!failingSince) return null;
    return (
      <Alert tone="warning" title={t('failing', { since: formatDateTime(failingSince, actor) })}>
        {t('failingText')}
      </Alert>
    );
  }
  const what = state === 'ended' ? 'ended' : pausedBecause === 'failing' ? 'stopped' : 'paused';
  return (
    <Alert
      tone={what === 'paused' ? 'info' : 'error'}
      title={t(what, { since })}
      actions={
        <ActionForm action={switchEndpointAction}>
          <HiddenField name="id" value={id} />
          <HiddenField name="active" value="true" />
          <SubmitButton size="xs">{t('resume')}</SubmitButton>
        </ActionForm>
      }
    >
      {t(`${what}Text`, { count: waiting })}
    </Alert>
  );
}
