import { GitMerge } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ExportForm } from '#components/ui/form/export-form.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { RecordTable } from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageSchema } from '#lib/core/paging.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { listMerges, type MergeView, mergeFilterShape } from '#lib/merges/list-merges.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { DuplicateTabs } from '../duplicates/duplicate-tabs.tsx';
import { filtersOf, filterWords, orRefusedFilters } from '../filter-query.ts';
import { pageHrefs } from '../page-hrefs.ts';
import { mergeColumns } from './merge-columns.tsx';
import { MergeFilters } from './merge-filters.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merges'))('title') };
}

export default async function MergesPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'merges.view')) return showForbidden();
  const given = await searchParams;
  const filters = filtersOf(given, mergeFilterShape);
  const t = await getTranslations();
  const found = await orRefusedFilters(listMerges(actor, { ...filters, ...pageSchema.parse(given) }));
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader
        title={t('merges.title')}
        breadcrumb={[{ href: '/duplicates', label: t('merges.review.group') }]}
      >
        {'items' in found && (
          <ExportForm action="/merges/export" filters={filters} label={t('merges.history.export')} />
        )}
      </PageHeader>
      <DuplicateTabs actor={actor} current="merges" />
      <MergeFilters given={filters} users={await listUsers(actor)} isFiltered={isFiltered} t={t} />
      {'refused' in found ? (
        <FilterRefusal names={filterWords(found.refused, t, 'merges.filters')} href="/merges" />
      ) : (
        <Found page={found} filters={filters} actor={actor} t={t} />
      )}
    </>
  );
}

interface FoundProps {
  page: Page<MergeView>;
  filters: Record<string, string>;
  actor: Actor;
  t: Words;
}

function Found({ page, filters, actor, t }: FoundProps) {
  const nothing = Object.keys(filters).length > 0 ? 'emptyFiltered' : 'empty';
  return (
    <>
      {page.items.length === 0 ? (
        <NoRows page={page}>
          <EmptyState
            icon={<GitMerge size={22} strokeWidth={1.75} />}
            title={t(`merges.history.${nothing}.title`)}
            text={t(`merges.history.${nothing}.text`)}
          />
        </NoRows>
      ) : (
        <RecordTable
          label={t('merges.title')}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={mergeColumns(actor, t, `/merges?${new URLSearchParams(filters)}`)}
        />
      )}
      <Pagination {...pageHrefs('/merges', filters, page)} />
    </>
  );
}
