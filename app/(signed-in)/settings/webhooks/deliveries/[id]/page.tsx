import type { Metadata } from 'next';
import { CodeBlock } from '#components/api-docs/code-block.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { DefinitionList } from '#components/ui/definition-list.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { AttemptList } from '#components/webhooks/attempt-list.tsx';
import { DELIVERY_TONES } from '#components/webhooks/delivery-list.tsx';
import { keyOf } from '#components/webhooks/endpoint-form.tsx';
import { idOf } from '#lib/core/row-id.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { getDelivery } from '#lib/webhooks/get-delivery.ts';
import { getEndpoint } from '#lib/webhooks/get-endpoint.ts';
import { replayDeliveriesAction } from '../../actions.ts';
import { durationWords, outcomeWords } from '../../delivery-rows.ts';
import { trailOf } from '../../load-endpoint.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('deliveries.one') };
}

export default async function DeliveryPage({ params }: Props) {
  const actor = await requireActor();
  const delivery = await orNotFound(getDelivery(actor, idOf((await params).id)));
  const endpoint = await orNotFound(getEndpoint(actor, delivery.endpointId));
  const { trail } = await trailOf(endpoint);
  const t = await getTranslations('webhooks');
  const { state, nextAttemptAt } = delivery;
  return (
    <>
      <PageHeader
        title={t(`events.${keyOf(delivery.type)}`)}
        count={<Badge tone={DELIVERY_TONES[state]}>{t(`deliveries.states.${state}`)}</Badge>}
        breadcrumb={trail}
      >
        {state !== 'pending' && endpoint.state !== 'ended' && (
          <ActionForm action={replayDeliveriesAction}>
            <HiddenField name="id" value={endpoint.id} />
            <HiddenField name="delivery" value={delivery.id} />
            <SubmitButton>{t('deliveries.replay')}</SubmitButton>
          </ActionForm>
        )}
      </PageHeader>
      <div className="grid max-w-3xl gap-8 p-4 sm:p-5">
        <DefinitionList
          rows={[
            { label: t('deliveries.id'), value: delivery.messageId },
            { label: t('deliveries.happened'), value: formatDateTime(delivery.at, actor) },
            ...(nextAttemptAt
              ? [{ label: t('deliveries.nextLabel'), value: formatDateTime(nextAttemptAt, actor) }]
              : []),
          ]}
        />
        <section aria-labelledby="payload">
          <h2 id="payload" className="mb-2 text-body font-semibold">
            {t('deliveries.payload')}
          </h2>
          <CodeBlock label={t('deliveries.payload')}>{JSON.stringify(delivery.payload, null, 2)}</CodeBlock>
        </section>
        <section aria-labelledby="attempts">
          <h2 id="attempts" className="mb-2 text-body font-semibold">
            {t('deliveries.log')}
          </h2>
          {delivery.log.length === 0 ? (
            <p className="text-body text-base-content/75">{t('deliveries.notYet')}</p>
          ) : (
            <AttemptList
              labelledBy="attempts"
              rows={delivery.log.map((attempt) => ({
                number: attempt.number,
                when: formatDateTime(attempt.at, actor),
                at: attempt.at.toISOString(),
                outcome: outcomeWords(attempt, t) ?? '',
                duration: durationWords(attempt.durationMs, actor),
              }))}
            />
          )}
        </section>
      </div>
    </>
  );
}
