import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { CustomFieldForm } from '#components/settings/custom-field-form.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { createCustomFieldAction } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customFields'))('new') };
}

export default async function NewCustomFieldPage() {
  const actor = await requireActor();
  if (!can(actor, 'custom-fields.manage')) return showForbidden();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('customFields.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/custom-fields', label: t('customFields.title') },
        ]}
      />
      <CustomFieldForm action={createCustomFieldAction} />
    </>
  );
}
