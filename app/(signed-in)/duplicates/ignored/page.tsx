import { EyeOff } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { RecordTable } from '#components/ui/table/record-table.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { heedValueAction } from '../actions.ts';
import { DuplicateTabs } from '../duplicate-tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates'))('ignored.title') };
}

export default async function IgnoredValuesPage() {
  const actor = await requireActor();
  if (!can(actor, 'organization.manage')) return showForbidden();
  const { placeholders } = await getOrganization();
  const t = await getTranslations('duplicates');
  return (
    <>
      <PageHeader title={t('ignored.title')} breadcrumb={[{ href: '/duplicates', label: t('title') }]} />
      <DuplicateTabs actor={actor} current="ignored" />
      {placeholders.length === 0 ? (
        <EmptyState
          icon={<EyeOff size={22} strokeWidth={1.75} />}
          title={t('ignored.empty.title')}
          text={t('ignored.empty.text')}
        />
      ) : (
        <>
          <p className="max-w-3xl px-4 py-3 text-body text-base-content/75 sm:px-5">{t('ignored.text')}</p>
          <RecordTable
            label={t('ignored.title')}
            rows={placeholders.toReversed()}
            rowKey={(value) => value}
            columns={[
              {
                label: t('ignored.value'),
                phone: 'title',
                cell: (value) => <span className="num">{value}</span>,
              },
              {
                label: t('ignored.actions'),
                phone: 'buttons',
                cell: (value) => (
                  <ActionForm action={heedValueAction} label={t('ignored.undoNamed', { value })}>
                    <HiddenField name="value" value={value} />
                    <SubmitButton variant="ghost">{t('ignored.undo')}</SubmitButton>
                  </ActionForm>
                ),
              },
            ]}
          />
        </>
      )}
    </>
  );
}
