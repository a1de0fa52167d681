import { FileUp, PhoneOff, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { searchAction } from '#components/ui/address/search-action.ts';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ExportForm } from '#components/ui/form/export-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import type { Direction } from '#lib/blacklist/direction.ts';
import { type EntryView, listBlacklist } from '#lib/blacklist/list-blacklist.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { type Page, pageSchema } from '#lib/core/paging.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { RefusalTabs } from '../blocked/refusal-tabs.tsx';
import { filtersOf, orRefusedFilters } from '../filter-query.ts';
import { pageHrefs } from '../page-hrefs.ts';
import { readAddress } from '../read-address.ts';
import { EntryTable } from './entry-table.tsx';
import { givenDirection } from './given-direction.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('blacklist'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BlacklistPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'blacklist.view')) return showForbidden();
  const { given, key } = await readAddress(searchParams);
  const direction = givenDirection(given.direction);
  const asked = { direction, ...filtersOf(given, { search: true }) };
  const search = 'search' in asked ? String(asked.search) : '';
  const found = await orRefusedFilters(listBlacklist(actor, { ...asked, ...pageSchema.parse(given) }));
  const t = await getTranslations();
  const isEmpty = 'items' in found && found.items.length === 0;
  const isTouched = !isEmpty || search !== '';
  return (
    <>
      <PageHeader title={t('blacklist.title')}>
        {isTouched && 'items' in found && (
          <ExportForm action="/blacklist/export" filters={asked} label={t('blacklist.export')} />
        )}
        {isTouched && <ImportFile direction={direction} t={t} />}
        {isTouched && <Add direction={direction} t={t} />}
      </PageHeader>
      <RefusalTabs actor={actor} current={direction} />
      {isTouched && <Search direction={direction} search={search} t={t} />}
      {'items' in found ? (
        <Found page={found} asked={asked} address={sealedParameters(asked, key)} actor={actor} t={t} />
      ) : (
        <FilterRefusal names={[t('blacklist.search')]} href={`/blacklist?direction=${direction}`} />
      )}
    </>
  );
}

interface FoundProps {
  page: Page<EntryView>;
  asked: { direction: Direction; search?: string };
  address: URLSearchParams;
  actor: Actor;
  t: Words;
}

function Found({ page, asked: { direction, search }, address, actor, t }: FoundProps) {
  return (
    <>
      {page.items.length === 0 ? (
        <NoRows page={page}>
          <EmptyState
            icon={<PhoneOff size={22} strokeWidth={1.75} />}
            title={t(search ? 'blacklist.noHits.title' : `blacklist.empty.${direction}.title`)}
            text={t(search ? 'blacklist.noHits.text' : `blacklist.empty.${direction}.text`)}
            action={
              !search && (
                <>
                  <Add direction={direction} t={t} />
                  <ImportFile direction={direction} t={t} />
                </>
              )
            }
          />
        </NoRows>
      ) : (
        <EntryTable entries={page.items} direction={direction} actor={actor} t={t} />
      )}
      <Pagination {...pageHrefs('/blacklist', address, page)} />
    </>
  );
}

function Add({ direction, t }: { direction: Direction; t: Words }) {
  return (
    <ButtonLink
      href={`/blacklist/new?direction=${direction}`}
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('blacklist.add')}
    </ButtonLink>
  );
}

function ImportFile({ direction, t }: { direction: Direction; t: Words }) {
  return (
    <ButtonLink
      href={`/blacklist/import?direction=${direction}`}
      icon={<FileUp aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('blacklist.import.action')}
    </ButtonLink>
  );
}

function Search({ direction, search, t }: { direction: Direction; search: string; t: Words }) {
  return (
    <form
      autoComplete="off"
      method="post"
      action={searchAction('/blacklist')}
      aria-label={t('blacklist.search')}
      className="flex flex-wrap items-end gap-2 border-b border-base-300 p-4 sm:px-5"
    >
      <HiddenField name="direction" value={direction} />
      <TextField
        name="search"
        type="search"
        label={t('blacklist.search')}
        defaultValue={search}
        maxLength={LONGEST.search}
        className="grow sm:max-w-md"
      />
      <Button type="submit">{t('contacts.search.submit')}</Button>
      {search !== '' && (
        <ButtonLink href={`/blacklist?direction=${direction}`} variant="ghost">
          {t('contacts.search.clear')}
        </ButtonLink>
      )}
    </form>
  );
}
