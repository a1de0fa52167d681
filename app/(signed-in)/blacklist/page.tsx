import { Download, FileUp, PhoneOff, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { searchAction } from '#components/ui/address/search-action.ts';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import type { Direction } from '#lib/blacklist/direction.ts';
import { listBlacklist } from '#lib/blacklist/list-blacklist.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { RefusalTabs } from '../blocked/refusal-tabs.tsx';
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
  const { given: all, key } = await readAddress(searchParams);
  const { after, before, ...given } = all;
  const direction = givenDirection(given.direction);
  const search = [given.search].flat()[0]?.trim().slice(0, LONGEST.search) ?? '';
  const page = await listBlacklist(actor, { direction, search, after, before });
  const t = await getTranslations();
  const asked = { direction, ...(search && { search }) };
  const isEmpty = page.items.length === 0;
  const isTouched = !isEmpty || search !== '';
  return (
    <>
      <PageHeader title={t('blacklist.title')}>
        {isTouched && (
          <form autoComplete="off" action="/blacklist/export" method="post">
            <HiddenField name="direction" value={direction} />
            <HiddenField name="search" value={search} />
            <Button type="submit" icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}>
              {t('blacklist.export')}
            </Button>
          </form>
        )}
        {isTouched && <ImportFile direction={direction} t={t} />}
        {isTouched && <Add direction={direction} t={t} />}
      </PageHeader>
      <RefusalTabs actor={actor} current={direction} />
      {isTouched && <Search direction={direction} search={search} t={t} />}
      {isEmpty ? (
        <EmptyState
          icon={<PhoneOff size={22} strokeWidth={1.75} />}
          title={t(search ? 'blacklist.noHits.title' : `blacklist.empty.${direction}.title`)}
          text={t(search ? 'blacklist.noHits.text' : `blacklist.empty.${direction}.text`)}
          action={
            search === '' && (
              <>
                <Add direction={direction} t={t} />
                <ImportFile direction={direction} t={t} />
              </>
            )
          }
        />
      ) : (
        <EntryTable entries={page.items} direction={direction} actor={actor} t={t} />
      )}
      <Pagination {...pageHrefs('/blacklist', sealedParameters(asked, key), page)} />
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
