import { Inbox, Send } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { MoreMenu } from '#components/ui/more-menu.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { DeliveryList } from '#components/webhooks/delivery-list.tsx';
import { EndpointBadge } from '#components/webhooks/endpoint-state.tsx';
import { pageSchema } from '#lib/core/paging.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { DELIVERY_STATES, type DeliveryState } from '#lib/webhooks/delivery.ts';
import type { Endpoint } from '#lib/webhooks/endpoint.ts';
import { listDeliveries } from '#lib/webhooks/list-deliveries.ts';
import { pageHrefs } from '../../../page-hrefs.ts';
import { replayDeliveriesAction, switchEndpointAction, testEndpointAction } from '../actions.ts';
import { deliveryRow } from '../delivery-rows.ts';
import { loadEndpoint } from '../load-endpoint.ts';
import { EndpointFacts } from './endpoint-facts.tsx';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadEndpoint(params)).name };
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const { actor, endpoint, name, above } = await loadEndpoint(params);
  const given = await searchParams;
  const state = DELIVERY_STATES.find((one) => one === given.state);
  const t = await getTranslations('webhooks');
  const page = await listDeliveries(actor, endpoint.id, { state, ...pageSchema.parse(given) });
  return (
    <>
      <PageHeader title={name} count={<EndpointBadge endpoint={endpoint} />} breadcrumb={above}>
        <Actions endpoint={endpoint} />
      </PageHeader>
      <EndpointFacts endpoint={endpoint} actor={actor} />
      <div className="px-4 sm:px-5">
        <Tabs label={t('deliveries.title')} tabs={tabs(endpoint, state, t)} />
      </div>
      {page.items.length === 0 ? (
        <EmptyState
          icon={<Inbox size={20} strokeWidth={1.75} />}
          title={t('deliveries.empty')}
          text={t('deliveries.emptyText')}
        />
      ) : (
        <DeliveryList
          endpointId={endpoint.id}
          rows={page.items.map((delivery) => deliveryRow(delivery, t, actor))}
          replayAction={replayDeliveriesAction}
          isEnded={endpoint.state === 'ended'}
        />
      )}
      <Pagination {...pageHrefs(`/settings/webhooks/${endpoint.id}`, state ? { state } : {}, page)} />
    </>
  );
}

async function Actions({ endpoint: { id, state } }: { endpoint: Endpoint }) {
  const t = await getTranslations('webhooks');
  const isOn = state === 'active';
  return (
    <>
      <ActionForm action={testEndpointAction}>
        <HiddenField name="id" value={id} />
        <SubmitButton variant="default" icon={<Send aria-hidden="true" size={14} strokeWidth={1.75} />}>
          {t('test')}
        </SubmitButton>
      </ActionForm>
      <ButtonLink href={`/settings/webhooks/${id}/edit`}>{t('change')}</ButtonLink>
      <MoreMenu label={t('more')}>
        <ActionForm action={switchEndpointAction}>
          <HiddenField name="id" value={id} />
          <HiddenField name="active" value={String(!isOn)} />
          <SubmitButton variant="ghost">{t(isOn ? 'pause' : 'resume')}</SubmitButton>
        </ActionForm>
        {state !== 'ended' && (
          <Link href={`/settings/webhooks/${id}/replay`} prefetch={false}>
            {t('replay.title')}
          </Link>
        )}
        <Link href={`/settings/webhooks/${id}/secret`} prefetch={false}>
          {t('rotate.title')}
        </Link>
        <Link href={`/settings/webhooks/${id}/delete`} prefetch={false} className="grave">
          {t('delete.title')}
        </Link>
      </MoreMenu>
    </>
  );
}

function tabs(
  { id, waiting, dead }: Endpoint,
  current: DeliveryState | undefined,
  t: Awaited<ReturnType<typeof getTranslations<'webhooks'>>>,
) {
  const counts = { pending: waiting, dead, delivered: undefined };
  return [
    { href: `/settings/webhooks/${id}`, label: t('deliveries.all'), current: current === undefined },
    ...(['pending', 'dead', 'delivered'] as const).map((state) => ({
      href: `/settings/webhooks/${id}?state=${state}`,
      label: t(`deliveries.tabs.${state}`),
      current: current === state,
      count: counts[state],
    })),
  ];
}
