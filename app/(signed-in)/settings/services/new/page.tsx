import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ServiceForm } from '#components/settings/service-form.tsx';
import { showForbidden } from '#lib/core/page-errors.ts';
import { can } from '#lib/core/permissions.ts';
import { requireActor } from '#lib/core/session.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
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
