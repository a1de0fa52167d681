import { Split } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { RecordFacts, RecordTable } from '#components/ui/table/record-table.tsx';
import { listDismissals } from '#lib/duplicates/list-dismissals.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { undoDismissalAction } from '../actions.ts';
import { DuplicateTabs } from '../duplicate-tabs.tsx';
import { ContactLink } from './contact-link.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates'))('apart.title') };
}

export default async function ApartPage() {
  const actor = await requireActor();
  const pairs = await listDismissals(actor);
  const t = await getTranslations('duplicates');
  const contacts = await getTranslations('contacts');
  return (
    <>
      <PageHeader title={t('apart.title')} breadcrumb={[{ href: '/duplicates', label: t('title') }]} />
      <DuplicateTabs actor={actor} current="apart" />
      {pairs.length === 0 ? (
        <EmptyState
          icon={<Split size={22} strokeWidth={1.75} />}
          title={t('apart.empty.title')}
          text={t('apart.empty.text')}
        />
      ) : (
        <>
          <p className="max-w-3xl px-4 py-3 text-body text-base-content/75 sm:px-5">{t('apart.text')}</p>
          <RecordTable
            label={t('apart.title')}
            rows={pairs}
            rowKey={({ one, other }) => `${one.id}-${other.id}`}
            columns={[
              {
                label: t('apart.who'),
                phone: 'title',
                cell: ({ one, other }) => (
                  <>
                    <ContactLink contact={one} /> · <ContactLink contact={other} />
                  </>
                ),
              },
              {
                label: t('apart.by'),
                phone: 'below',
                cell: ({ by, at }) => (
                  <>
                    {by ?? contacts('history.someone')}
                    <RecordFacts>{[formatWhen(at, actor)]}</RecordFacts>
                  </>
                ),
              },
              {
                label: t('apart.actions'),
                phone: 'buttons',
                cell: ({ one, other }) => (
                  <ActionForm
                    action={undoDismissalAction}
                    label={t('apart.undoNamed', { one: one.name, other: other.name })}
                  >
                    <HiddenField name="contactIds" value={one.id} />
                    <HiddenField name="contactIds" value={other.id} />
                    <SubmitButton variant="ghost">{t('apart.undo')}</SubmitButton>
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
