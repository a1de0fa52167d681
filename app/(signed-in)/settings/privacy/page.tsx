import { Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
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
import { Tabs } from '#components/ui/tabs.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatDateTime, formatDay } from '#lib/format/format-date.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { type Hold, listHolds } from '#lib/privacy/holds/list-holds.ts';
import { listRequests, type PrivacyRequest } from '#lib/privacy/requests/list-requests.ts';
import { OUTCOMES } from '#lib/privacy/requests/request-fields.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { decideRequestAction, liftHoldAction } from './actions.ts';

const HERE = '/settings/privacy';
const LISTS = ['open', 'decided', 'holds'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.page'))('title') };
}

type Props = { searchParams: Promise<{ list?: string | string[] }> };

/** The register of what people asked for, and whose data must be kept. */
export default async function PrivacyPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'privacy.manage')) return showForbidden();
  const asked = [(await searchParams).list].flat()[0];
  const list = LISTS.find((name) => name === asked) ?? 'open';
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('privacy.page.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        <ButtonLink href={`${HERE}/requests/new`} variant="primary">
          {t('privacy.request.new')}
        </ButtonLink>
      </PageHeader>
      <p className="max-w-3xl px-4 pt-4 text-body text-base-content/80 sm:px-5">{t('privacy.page.text')}</p>
      <div className="px-4 pt-2 sm:px-5">
        <Tabs
          label={t('privacy.page.lists')}
          tabs={LISTS.map((name) => ({
            href: name === 'open' ? HERE : `${HERE}?list=${name}`,
            label: t(`privacy.page.list.${name}`),
            current: name === list,
          }))}
        />
      </div>
      {list === 'holds' ? (
        <Holds holds={await listHolds(actor)} actor={actor} />
      ) : (
        <Requests requests={await listRequests(actor, { open: list === 'open' })} list={list} actor={actor} />
      )}
    </>
  );
}

async function Requests({
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

async function Holds({ holds, actor }: { holds: readonly Hold[]; actor: Actor }) {
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
