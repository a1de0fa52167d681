import { Plus, SlidersHorizontal } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { CustomFieldList } from '#components/settings/custom-field-list.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { can } from '#lib/core/permissions.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { archiveCustomFieldAction, moveCustomFieldAction, restoreCustomFieldAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customFields'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CustomFieldsPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'custom-fields.manage')) return showForbidden();
  const t = await getTranslations();
  const fields = await listCustomFields(actor);
  const create = (
    <ButtonLink
      href="/settings/custom-fields/new"
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('customFields.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('customFields.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {fields.length > 0 && create}
      </PageHeader>
      {fields.length === 0 ? (
        <EmptyState
          icon={<SlidersHorizontal size={22} strokeWidth={1.75} />}
          title={t('customFields.empty.title')}
          text={t('customFields.empty.text')}
          action={create}
        />
      ) : (
        <CustomFieldList
          fields={fields}
          move={moveCustomFieldAction}
          moved={String((await searchParams).moved)}
          archive={archiveCustomFieldAction}
          restore={restoreCustomFieldAction}
        />
      )}
    </>
  );
}
