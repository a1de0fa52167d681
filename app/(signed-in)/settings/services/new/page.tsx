import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ServiceForm } from '#components/settings/service-form.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { createServiceAction } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('services'))('new') };
}

export default async function NewServicePage() {
  const actor = await requireActor();
  if (!can(actor, 'services.manage')) return showForbidden();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('services.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/services', label: t('services.title') },
        ]}
      />
      <ServiceForm action={createServiceAction} />
    </>
  );
}
