import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { CustomFieldForm } from '#components/settings/custom-field-form.tsx';
import { can } from '#lib/core/permissions.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden, showNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { updateCustomFieldAction } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customFields'))('edit') };
}

export default async function CustomFieldPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  if (!can(actor, 'custom-fields.manage')) return showForbidden();
  const { id } = await params;
  const field = (await listCustomFields(actor)).find((one) => String(one.id) === id);
  if (!field) return showNotFound();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={field.name}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/custom-fields', label: t('customFields.title') },
        ]}
      />
      <CustomFieldForm action={updateCustomFieldAction} field={field} />
    </>
  );
}
