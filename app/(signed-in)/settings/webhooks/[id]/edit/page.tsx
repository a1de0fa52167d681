import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EndpointForm } from '#components/webhooks/endpoint-form.tsx';
import { EVENT_TYPES } from '#lib/core/events/event-types.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { LONGEST_URL } from '#lib/webhooks/endpoint.ts';
import { updateEndpointAction } from '../../actions.ts';
import { loadEndpoint } from '../../load-endpoint.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('edit') };
}

export default async function EditWebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const { endpoint, trail } = await loadEndpoint(params);
  const t = await getTranslations('webhooks');
  return (
    <>
      <PageHeader title={t('edit')} breadcrumb={trail} />
      <EndpointForm
        action={updateEndpointAction}
        types={EVENT_TYPES}
        longestUrl={LONGEST_URL}
        endpoint={endpoint}
      />
    </>
  );
}
