import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { rotateSecretAction } from '../../actions.ts';
import { loadEndpoint } from '../../load-endpoint.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('rotate.title') };
}

export default async function RotateSecretPage({ params }: { params: Promise<{ id: string }> }) {
  const { endpoint, name, trail } = await loadEndpoint(params);
  const t = await getTranslations('webhooks');
  return (
    <ConfirmPage
      title={t('rotate.title')}
      breadcrumb={trail}
      question={t('rotate.question', { name })}
      consequences={t(endpoint.previousSecretUntil ? 'rotate.again' : 'rotate.text')}
      action={rotateSecretAction}
      id={endpoint.id}
      confirm={t('rotate.confirm')}
      cancel={t('form.cancel')}
      back={`/settings/webhooks/${endpoint.id}`}
    />
  );
}
