import { Inbox } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, SelectField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import {
  type RecordColumn,
  RecordFacts,
  RecordLink,
  RecordTable,
} from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatDateTime, formatDay } from '#lib/format/format-date.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import type { PrivacyRequest } from '#lib/privacy/requests/list-requests.ts';
import { OUTCOMES } from '#lib/privacy/requests/request-fields.ts';
import { decideRequestAction } from './actions.ts';

/** What people asked for: with what to answer, or with what was answered. */
export async function RequestsTable({
  requests,
  list,
  actor,
}: {
  requests: readonly PrivacyRequest[];
  list: 'open' | 'decided';
  actor: Actor;
}) {
  const t = await getTranslations();
  if (requests.length === 0)
    return (
      <EmptyState
        icon={<Inbox size={22} strokeWidth={1.75} />}
        title={t(`privacy.page.empty.${list}.title`)}
        text={t(`privacy.page.empty.${list}.text`)}
      />
    );
  return (
    <RecordTable
      label={t(`privacy.page.list.${list}`)}
      rows={requests}
      rowKey={({ id }) => id}
      columns={requestColumns(list, actor, t)}
    />
  );
}

function requestColumns(list: 'open' | 'decided', actor: Actor, t: Words): RecordColumn<PrivacyRequest>[] {
  return [
    {
      label: t('privacy.request.kind'),
      phone: 'title',
      cell: ({ id, kind, reference, legalBasis }) => (
        <>
          <span className="font-medium">{t(`privacy.kinds.${kind}`)}</span>
          <RecordFacts>
            {[
              t('privacy.request.number', { id: String(id) }),
              reference,
              legalBasis && t(`privacy.bases.${legalBasis}`),
            ]}
          </RecordFacts>
        </>
      ),
    },
    {
      label: t('privacy.request.contact'),
      phone: 'below',
      cell: ({ contactId, contactName }) =>
        contactId && contactName ? (
          <RecordLink href={`/contacts/${contactId}`}>{contactName}</RecordLink>
        ) : (
          <span className="text-base-content/70">{t('privacy.request.nobody')}</span>
        ),
    },
    {
      label: t('privacy.request.due'),
      phone: 'below',
      cell: ({ askedOn, dueOn, isLate, registeredBy }) => (
        <>
          <span className="num">{formatDay(dueOn, actor.locale)}</span>{' '}
          {isLate && <Badge tone="error">{t('privacy.request.late')}</Badge>}
          <RecordFacts>
            {[t('privacy.request.askedOn', { day: formatDay(askedOn, actor.locale) }), registeredBy]}
          </RecordFacts>
        </>
      ),
    },
    list === 'open'
      ? {
          label: t('privacy.request.decide'),
          phone: 'buttons',
          cell: ({ id }) => (
            <ActionForm
              action={decideRequestAction}
              label={t('privacy.request.decideNumber', { id: String(id) })}
              className="flex flex-wrap items-end gap-2"
            >
              <HiddenField name="id" value={id} />
              <SelectField
                name="outcome"
                id={`outcome-${id}`}
                label={t('privacy.request.outcome')}
                hideLabel
                options={[
                  { value: '', label: t('privacy.request.choose') },
                  ...OUTCOMES.map((value) => ({ value, label: t(`privacy.outcomes.${value}`) })),
                ]}
              />
              <SubmitButton variant="ghost">{t('privacy.request.decide')}</SubmitButton>
            </ActionForm>
          ),
        }
      : {
          label: t('privacy.request.outcome'),
          phone: 'below',
          cell: ({ outcome, decidedAt, decidedBy }) => (
            <>
              {outcome && t(`privacy.outcomes.${outcome}`)}
              <RecordFacts>{[decidedAt && formatDateTime(decidedAt, actor), decidedBy]}</RecordFacts>
            </>
          ),
        },
  ];
}
