import { FlaskConical, MessagesSquare, Star } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import { can } from '#lib/core/permissions.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listInteractions } from '#lib/interactions/list-interactions.ts';
import { requireActor } from '#lib/web/session.ts';
import { filtersOf } from './filter-query.ts';
import { InteractionFilters } from './interaction-filters.tsx';
import { whoOf } from './interaction-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PAGE = 50;

export default async function InteractionsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const given = await searchParams;
  const filters = filtersOf(given);
  const before = idOf(given.before);
  const cursor = isId(before) ? before : undefined;
  const { items, next } = await listInteractions(actor, { ...filters, limit: PAGE, cursor });
  const t = await getTranslations();
  const address = (more: Record<string, string>) => `?${new URLSearchParams({ ...filters, ...more })}`;
  return (
    <>
      <PageHeader title={t('interactions.title')}>
        <ButtonLink href="/surveys" icon={<Star aria-hidden="true" size={14} strokeWidth={1.75} />}>
          {t('surveys.title')}
        </ButtonLink>
        {can(actor, 'routing.simulate') && (
          <ButtonLink
            href="/interactions/simulate"
            icon={<FlaskConical aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('desk.simulate')}
          </ButtonLink>
        )}
      </PageHeader>
      <InteractionFilters actor={actor} filters={filters} />
      {items.length === 0 ? (
        <EmptyState
          icon={<MessagesSquare size={22} strokeWidth={1.75} />}
          title={t('interactions.empty.title')}
          text={t('interactions.empty.text')}
        />
      ) : (
        <RecordTable
          label={t('interactions.title')}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('desk.columns.who'),
              phone: 'title',
              className: 'md:w-2/5',
              cell: (view) => (
                <>
                  <RecordLink href={`/interactions/${view.id}`}>{whoOf(view, t)}</RecordLink>
                  <RecordFacts>{[view.protocol, view.disposition]}</RecordFacts>
                </>
              ),
            },
            { label: t('desk.columns.channel'), phone: 'nowhere', cell: ({ channel }) => channel.name },
            {
              label: t('desk.columns.agentOrQueue'),
              phone: 'below',
              cell: ({ agent, service }) => agent?.name ?? service?.name ?? '',
            },
            {
              label: t('desk.columns.arrived'),
              phone: 'below',
              isFigure: true,
              cell: ({ arrivedAt }) => formatWhen(arrivedAt, actor),
            },
            {
              label: t('desk.columns.state'),
              phone: 'end',
              className: 'md:w-36',
              cell: ({ state }) => <Badge>{t(`routing.states.${state}`)}</Badge>,
            },
          ]}
        />
      )}
      {next !== null && (
        <p className="p-4 sm:px-5">
          <ButtonLink href={address({ before: String(next) })}>{t('interactions.older')}</ButtonLink>
        </p>
      )}
    </>
  );
}
