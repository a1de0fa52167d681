import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ServiceForm } from '#components/settings/service-form.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { updateServiceAction } from '../actions.ts';
import { loadService } from './load-service.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('services'))('edit') };
}

export default async function ServicePage({ params }: Props) {
  const service = await loadService((await params).id);
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={service.name}
        count={service.archived && <Badge>{t('services.archivedOne')}</Badge>}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/services', label: t('services.title') },
        ]}
      />
      <ServiceForm action={updateServiceAction} service={service} />
    </>
  );
}
