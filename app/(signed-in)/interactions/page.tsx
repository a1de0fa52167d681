import { FlaskConical, MessagesSquare, Star } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageSchema } from '#lib/core/paging.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { interactionFilterShape, listInteractions } from '#lib/interactions/list-interactions.ts';
import type { InteractionView } from '#lib/interactions/reading/interaction-view.ts';
import { requireActor } from '#lib/web/session.ts';
import { filtersOf, filterWords, orRefusedFilters } from '../filter-query.ts';
import { pageHrefs } from '../page-hrefs.ts';
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
  const filters = filtersOf(given, interactionFilterShape);
  const place = pageSchema.parse(given);
  const found = await orRefusedFilters(listInteractions(actor, { ...filters, ...place, limit: PAGE }));
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={t('interactions.title')}>
        <ButtonLink href="/surveys" icon={<Star aria-hidden="true" size={14} strokeWidth={1.75} />}>
          {t('surveys.short')}
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
      <InteractionFilters
        actor={actor}
        filters={filters}
        mayExport={'items' in found && can(actor, 'interactions.export')}
      />
      {'refused' in found ? (
        <FilterRefusal names={filterWords(found.refused, t, 'interactions.filters')} href="/interactions" />
      ) : (
        <Found page={found} filters={filters} actor={actor} t={t} />
      )}
    </>
  );
}

interface FoundProps {
  page: Page<InteractionView>;
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
            icon={<MessagesSquare size={22} strokeWidth={1.75} />}
            title={t(`interactions.${nothing}.title`)}
            text={t(`interactions.${nothing}.text`)}
          />
        </NoRows>
      ) : (
        <RecordTable
          label={t('interactions.title')}
          rows={page.items}
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
      <Pagination {...pageHrefs('/interactions', filters, page)} />
    </>
  );
}
