import { FileUp } from 'lucide-react';
import type { Metadata } from 'next';
import { ImportBalance } from '#components/imports/import-balance.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { RunState } from '#components/runs/run-state.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { pageSchema } from '#lib/core/paging.ts';
import { can } from '#lib/core/permissions.ts';
import { formatDuration, secondsBetween } from '#lib/format/format-duration.ts';
import { formatBytes, formatNumber } from '#lib/format/format-number.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import type { ImportView } from '#lib/imports/import-view.ts';
import { listImports } from '#lib/imports/list-imports.ts';
import { findWaitingReview } from '#lib/imports/review/find-waiting-review.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { pageHrefs } from '../page-hrefs.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') };
}

export default async function ImportsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor();
  const query = await searchParams;
  const [t, errors] = [await getTranslations('imports'), await getTranslations('errors')];
  const page = await orNotFound(listImports(actor, pageSchema.parse(query)));
  const waiting = can(actor, 'imports.create') ? await findWaitingReview(actor) : null;
  const start = can(actor, 'imports.create') && (
    <ButtonLink
      href="/imports/new"
      variant="primary"
      icon={<FileUp aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('title')}>{start}</PageHeader>
      {query.refused === 'report_gone' && (
        <Alert tone="warning" className="m-5" role="alert">
          {errors('report_gone')}
        </Alert>
      )}
      {waiting && (
        <Alert
          className="m-4 sm:mx-5"
          title={t('review.waiting.title', { name: waiting.fileName })}
          actions={<ButtonLink href={`/imports/${waiting.id}/review`}>{t('review.waiting.open')}</ButtonLink>}
        >
          {t('review.waiting.text')}
        </Alert>
      )}
      {page.items.length === 0 ? (
        <NoRows page={page}>
          <EmptyState
            icon={<FileUp size={22} strokeWidth={1.75} />}
            title={t('empty.title')}
            text={t('empty.text')}
            action={start}
          />
        </NoRows>
      ) : (
        <RecordTable
          label={t('title')}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('list.file'),
              phone: 'title',
              cell: (item) => (
                <>
                  <RecordLink href={`/imports/${item.id}`}>{item.fileName}</RecordLink>
                  <RecordFacts>{factsOf(item, actor, t)}</RecordFacts>
                </>
              ),
            },
            {
              label: t('list.state'),
              phone: 'end',
              className: 'md:w-44 md:text-right',
              cell: ({ state, color, permille }) => (
                <RunState state={state} color={color} percent={Math.floor(permille / 10)} />
              ),
            },
            {
              label: t('list.balance'),
              phone: 'below',
              className: 'max-md:pt-1.5 md:w-96 md:text-center',
              cell: (item) => (
                <ImportBalance view={item} format={(value) => formatNumber(value, actor.locale)} />
              ),
            },
          ]}
        />
      )}
      <Pagination {...pageHrefs('/imports', {}, page)} />
    </>
  );
}

/** Who sent it, when, how large it is, how long it took, and its mode where it is not the usual one. */
function factsOf(item: ImportView, actor: Actor, t: Words<'imports'>): string[] {
  const facts = [formatWhen(item.createdAt, actor), formatBytes(item.byteSize, actor.locale)];
  if (item.userName) facts.unshift(item.userName);
  if (item.startedAt && item.finishedAt)
    facts.push(
      t('pace.took', { time: formatDuration(secondsBetween(item.startedAt, item.finishedAt), actor.locale) }),
    );
  if (item.mode !== 'create_and_update') facts.push(t(`mode.${item.mode}`));
  if (item.target !== 'contacts') facts.unshift(t(`targets.${item.target}`));
  return facts;
}
