import { Download, GitMerge } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { RecordTable } from '#components/ui/table/record-table.tsx';
import { Refused } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listMerges, mergeFilterShape } from '#lib/merges/list-merges.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { DuplicateTabs } from '../duplicates/duplicate-tabs.tsx';
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
  const filters = filtersOf(given);
  const before = idOf(given.before);
  const t = await getTranslations();
  const { items, next } = await listMerges(actor, {
    ...filters,
    ...(isId(before) && { before }),
  }).catch(nothingWhereRefused);
  const address = (more: Record<string, string>) => `/merges?${new URLSearchParams({ ...filters, ...more })}`;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader
        title={t('merges.title')}
        breadcrumb={[{ href: '/duplicates', label: t('merges.review.group') }]}
      >
        <form autoComplete="off" method="post" action="/merges/export">
          {Object.entries(filters).map(([name, value]) => (
            <HiddenField key={name} name={name} value={value} />
          ))}
          <Button type="submit" icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}>
            {t('merges.history.export')}
          </Button>
        </form>
      </PageHeader>
      <DuplicateTabs actor={actor} current="merges" />
      <MergeFilters given={filters} users={await listUsers(actor)} isFiltered={isFiltered} t={t} />
      {items.length === 0 ? (
        <EmptyState
          icon={<GitMerge size={22} strokeWidth={1.75} />}
          title={t(`merges.history.${isFiltered ? 'emptyFiltered' : 'empty'}.title`)}
          text={t(`merges.history.${isFiltered ? 'emptyFiltered' : 'empty'}.text`)}
        />
      ) : (
        <RecordTable
          label={t('merges.title')}
          rows={items}
          rowKey={({ id }) => id}
          columns={mergeColumns(actor, t, address({}))}
        />
      )}
      <Pagination previous={null} next={next === null ? null : address({ before: String(next) })} />
    </>
  );
}

function filtersOf(given: Awaited<Props['searchParams']>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(mergeFilterShape).flatMap((name) => {
      const value = [given[name]].flat()[0]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

/** What is not understood must not look like everything. */
function nothingWhereRefused(error: unknown): Awaited<ReturnType<typeof listMerges>> {
  if (error instanceof Refused) return { items: [], next: null };
  throw error;
}
