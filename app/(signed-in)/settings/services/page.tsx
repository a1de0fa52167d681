import { Headset, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ServiceList } from '#components/settings/service-list.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listServices } from '#lib/services/list-services.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { restoreServiceAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('services'))('title') };
}

export default async function ServicesPage() {
  const actor = await requireActor();
  if (!can(actor, 'services.manage')) return showForbidden();
  const t = await getTranslations();
  const services = await listServices(actor, { archived: true });
  const create = (
    <ButtonLink
      href="/settings/services/new"
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('services.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('services.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {services.length > 0 && create}
      </PageHeader>
      {services.length === 0 ? (
        <EmptyState
          icon={<Headset size={22} strokeWidth={1.75} />}
          title={t('services.empty.title')}
          text={t('services.empty.text')}
          action={create}
        />
      ) : (
        <ServiceList services={services} restore={restoreServiceAction} />
      )}
    </>
  );
}
