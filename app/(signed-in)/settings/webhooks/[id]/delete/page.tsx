import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { deleteEndpointAction } from '../../actions.ts';
import { loadEndpoint } from '../../load-endpoint.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('delete.title') };
}

export default async function DeleteWebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const { endpoint, name, trail } = await loadEndpoint(params);
  const t = await getTranslations('webhooks');
  return (
    <ConfirmPage
      title={t('delete.title')}
      breadcrumb={trail}
      question={t('delete.question', { name })}
      consequences={t('delete.text', { count: endpoint.waiting })}
      action={deleteEndpointAction}
      id={endpoint.id}
      confirm={t('delete.confirm')}
      cancel={t('form.cancel')}
      back={`/settings/webhooks/${endpoint.id}`}
    />
  );
}
