import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { RunState } from '#components/runs/run-state.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import { pageSchema } from '#lib/core/paging.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listRuns } from '#lib/runs/list-runs.ts';
import { requireActor } from '#lib/web/session.ts';
import { pageHrefs } from '../page-hrefs.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('runs'))('all') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = await listRuns(actor, pageSchema.parse(await searchParams));
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={t('runs.all')} />
      {page.items.length === 0 ? (
        <NoRows page={page}>
          <EmptyState
            icon={<ListChecks size={22} strokeWidth={1.75} />}
            title={t('runs.empty.title')}
            text={t('runs.empty.text')}
            action={<ButtonLink href="/contacts">{t('bulk.nobody.back')}</ButtonLink>}
          />
        </NoRows>
      ) : (
        <RecordTable
          label={t('runs.all')}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('runs.list.what'),
              phone: 'title',
              cell: (view) => (
                <>
                  <RecordLink href={view.href}>{view.title(t)}</RecordLink>
                  <RecordFacts>
                    {[
                      view.userName,
                      formatWhen(view.createdAt, actor),
                      view.undoneBy !== null && t('runs.page.undone'),
                    ]}
                  </RecordFacts>
                </>
              ),
            },
            {
              label: t('runs.list.amount'),
              phone: 'below',
              isFigure: true,
              className: 'md:text-right',
              cell: (view) => t(`runs.kinds.${view.kind}.amount`, { count: view.total }),
            },
            {
              label: t('runs.list.state'),
              phone: 'end',
              className: 'md:w-44 md:text-right',
              cell: ({ state, color, permille }) => (
                <RunState state={state} color={color} percent={Math.floor(permille / 10)} />
              ),
            },
          ]}
        />
      )}
      <Pagination {...pageHrefs('/runs', {}, page)} />
    </>
  );
}
