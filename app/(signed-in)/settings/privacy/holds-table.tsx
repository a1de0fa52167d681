import { Inbox } from 'lucide-react';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { Hold } from '#lib/privacy/holds/list-holds.ts';
import { liftHoldAction } from './actions.ts';

/** Whose data must be kept, and why. */
export async function HoldsTable({ holds, actor }: { holds: readonly Hold[]; actor: Actor }) {
  const t = await getTranslations();
  if (holds.length === 0)
    return (
      <EmptyState
        icon={<Inbox size={22} strokeWidth={1.75} />}
        title={t('privacy.page.empty.holds.title')}
        text={t('privacy.page.empty.holds.text')}
      />
    );
  return (
    <RecordTable
      label={t('privacy.page.list.holds')}
      rows={holds}
      rowKey={({ contactId }) => contactId}
      columns={[
        {
          label: t('contacts.columns.name'),
          phone: 'title',
          cell: ({ contactId, name }) => <RecordLink href={`/contacts/${contactId}`}>{name}</RecordLink>,
        },
        {
          label: t('privacy.hold.reason'),
          phone: 'below',
          cell: ({ reason, placedBy, createdAt }) => (
            <>
              <span className="break-words whitespace-pre-line">{reason}</span>
              <RecordFacts>{[placedBy, formatDateTime(createdAt, actor)]}</RecordFacts>
            </>
          ),
        },
        {
          label: t('privacy.hold.lift'),
          phone: 'buttons',
          cell: ({ contactId, name }) => (
            <ActionForm action={liftHoldAction} label={t('privacy.hold.liftNamed', { name })}>
              <HiddenField name="id" value={contactId} />
              <SubmitButton variant="ghost">{t('privacy.hold.lift')}</SubmitButton>
            </ActionForm>
          ),
        },
      ]}
    />
  );
}
