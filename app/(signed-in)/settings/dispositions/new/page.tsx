import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { DispositionForm } from '#components/settings/disposition-form.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { createDispositionAction } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dispositions'))('new') };
}

export default async function NewDispositionPage() {
  const actor = await requireActor();
  if (!can(actor, 'dispositions.manage')) return showForbidden();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('dispositions.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/dispositions', label: t('dispositions.title') },
        ]}
      />
      <DispositionForm action={createDispositionAction} />
    </>
  );
}
