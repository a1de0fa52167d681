import { Ban } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { searchAction } from '#components/ui/address/search-action.ts';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import {
  type RecordColumn,
  RecordFacts,
  RecordLink,
  RecordTable,
} from '#components/ui/table/record-table.tsx';
import { type BlockView, listBlocked } from '#lib/blocking/list-blocked.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { pageSchema } from '#lib/core/paging.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import { requireActor } from '#lib/web/session.ts';
import { filtersOf, orRefusedFilters } from '../filter-query.ts';
import { pageHrefs } from '../page-hrefs.ts';
import { readAddress } from '../read-address.ts';
import { unblockContactAction } from './actions.ts';
import { RefusalTabs } from './refusal-tabs.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('blocking'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BlockedPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { given, key } = await readAddress(searchParams);
  const filters = filtersOf(given, { search: true });
  const { search: asked = '' } = filters;
  const found = await orRefusedFilters(listBlocked(actor, { ...filters, ...pageSchema.parse(given) }));
  const t = await getTranslations();
  const isEmpty = 'items' in found && found.items.length === 0;
  return (
    <>
      <PageHeader title={t('blocking.title')} />
      <RefusalTabs actor={actor} current="contacts" />
      {(!isEmpty || asked !== '') && <Search asked={asked} t={t} />}
      {isEmpty && (
        <NoRows page={found}>
          <EmptyState
            icon={<Ban size={22} strokeWidth={1.75} />}
            title={t(asked ? 'blocking.noHits.title' : 'blocking.empty.title')}
            text={t(asked ? 'blocking.noHits.text' : 'blocking.empty.text')}
          />
        </NoRows>
      )}
      {'items' in found && !isEmpty && (
        <RecordTable
          label={t('blocking.title')}
          rows={found.items}
          rowKey={({ id }) => id}
          columns={columns(actor, t)}
        />
      )}
      {'items' in found ? (
        <Pagination {...pageHrefs('/blocked', sealedParameters(filters, key), found)} />
      ) : (
        <FilterRefusal names={[t('blocking.search')]} href="/blocked" />
      )}
    </>
  );
}

function Search({ asked, t }: { asked: string; t: Words }) {
  return (
    <form
      autoComplete="off"
      method="post"
      action={searchAction('/blocked')}
      aria-label={t('blocking.search')}
      className="flex flex-wrap items-end gap-2 border-b border-base-300 p-4 sm:px-5"
    >
      <TextField
        name="search"
        type="search"
        label={t('blocking.search')}
        defaultValue={asked}
        maxLength={LONGEST.search}
        className="grow sm:max-w-md"
      />
      <Button type="submit">{t('contacts.search.submit')}</Button>
      {asked !== '' && (
        <ButtonLink href="/blocked" variant="ghost">
          {t('contacts.search.clear')}
        </ButtonLink>
      )}
    </form>
  );
}

function columns(actor: Actor, t: Words): RecordColumn<BlockView>[] {
  const all: RecordColumn<BlockView>[] = [
    {
      label: t('contacts.columns.name'),
      phone: 'title',
      cell: ({ contactId, name, phones, email }) => (
        <>
          <RecordLink href={`/contacts/${contactId}`}>{name}</RecordLink>
          <RecordFacts>{[phones[0] && formatPhone(phones[0]), email]}</RecordFacts>
        </>
      ),
    },
    {
      label: t('blocking.columns.reason'),
      phone: 'below',
      className: 'md:w-1/3',
      cell: ({ reason }) => <span className="break-words whitespace-pre-line">{reason}</span>,
    },
    {
      label: t('blocking.columns.by'),
      phone: 'below',
      cell: ({ by, at }) => (
        <>
          {by ?? t('contacts.history.someone')}
          <RecordFacts>{[formatWhen(at, actor)]}</RecordFacts>
        </>
      ),
    },
    {
      label: t('blocking.columns.refused'),
      phone: 'below',
      isFigure: true,
      isNamedOnPhone: true,
      cell: ({ refused, lastRefusedAt }) => (
        <>
          {refused}
          <RecordFacts>{[lastRefusedAt && formatWhen(lastRefusedAt, actor)]}</RecordFacts>
        </>
      ),
    },
  ];
  if (!can(actor, 'contacts.unblock')) return all;
  return [
    ...all,
    {
      label: t('blocking.columns.actions'),
      phone: 'buttons',
      cell: ({ contactId, name }) => (
        <ActionForm action={unblockContactAction} label={t('blocking.unblockNamed', { name })}>
          <HiddenField name="id" value={contactId} />
          <SubmitButton variant="ghost">{t('blocking.unblock')}</SubmitButton>
        </ActionForm>
      ),
    },
  ];
}
