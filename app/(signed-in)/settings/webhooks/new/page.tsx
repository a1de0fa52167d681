import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EndpointForm } from '#components/webhooks/endpoint-form.tsx';
import { EVENT_TYPES } from '#lib/core/events/event-types.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { LONGEST_URL } from '#lib/webhooks/endpoint.ts';
import { createEndpointAction } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('new') };
}

export default async function NewWebhookPage() {
  const actor = await requireActor();
  if (!can(actor, 'webhooks.manage')) return showForbidden();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('webhooks.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/webhooks', label: t('webhooks.title') },
        ]}
      />
      <EndpointForm action={createEndpointAction} types={EVENT_TYPES} longestUrl={LONGEST_URL} />
    </>
  );
}
