import { Plus, Webhook } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { EndpointList } from '#components/webhooks/endpoint-list.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { listEndpoints } from '#lib/webhooks/list-endpoints.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('title') };
}

export default async function WebhooksPage() {
  const actor = await requireActor();
  const t = await getTranslations();
  const endpoints = await orNotFound(listEndpoints(actor));
  const create = (
    <ButtonLink
      href="/settings/webhooks/new"
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('webhooks.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('webhooks.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {endpoints.length > 0 && create}
      </PageHeader>
      {endpoints.length === 0 ? (
        <EmptyState
          icon={<Webhook size={22} strokeWidth={1.75} />}
          title={t('webhooks.empty.title')}
          text={t('webhooks.empty.text')}
          action={create}
        />
      ) : (
        <EndpointList endpoints={endpoints} />
      )}
    </>
  );
}
