import { Star } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ScoreMark } from '#components/surveys/score-mark.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageSchema } from '#lib/core/paging.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listSurveys, surveyFilterShape, surveyTotals } from '#lib/surveys/list-surveys.ts';
import type { SurveyView } from '#lib/surveys/survey.ts';
import { requireActor } from '#lib/web/session.ts';
import { filtersOf, filterWords, orRefusedFilters } from '../filter-query.ts';
import { pageHrefs } from '../page-hrefs.ts';
import { SurveyFilters } from './survey-filters.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PAGE = 50;

export default async function SurveysPage({ searchParams }: Props) {
  const actor = await requireActor();
  const given = await searchParams;
  const filters = filtersOf(given, surveyFilterShape);
  const place = pageSchema.parse(given);
  const found = await orRefusedFilters(listSurveys(actor, { ...filters, ...place, limit: PAGE }));
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('surveys.title')}
        breadcrumb={[{ href: '/interactions', label: t('interactions.title') }]}
      />
      <SurveyFilters
        actor={actor}
        filters={filters}
        mayExport={'items' in found && can(actor, 'interactions.export')}
      />
      {'refused' in found ? (
        <FilterRefusal
          names={filterWords(found.refused, t, 'surveys', 'interactions.filters')}
          href="/surveys"
        />
      ) : (
        <Found page={found} filters={filters} actor={actor} />
      )}
    </>
  );
}

async function Totals({ actor, filters }: { actor: Actor; filters: Record<string, string> }) {
  const t = await getTranslations('surveys');
  const { sent, answered, average } = await surveyTotals(actor, filters);
  return (
    <p className="num px-4 pt-4 text-body sm:px-5">
      {t('totals', { sent, answered, average: average ?? 0 })}
    </p>
  );
}

interface FoundProps {
  page: Page<SurveyView>;
  filters: Record<string, string>;
  actor: Actor;
}

async function Found({ page, filters, actor }: FoundProps) {
  const t = await getTranslations('surveys');
  const nothing = Object.keys(filters).length > 0 ? 'emptyFiltered' : 'empty';
  return (
    <>
      {page.items.length === 0 ? (
        <NoRows page={page}>
          <EmptyState
            icon={<Star size={22} strokeWidth={1.75} />}
            title={t(`${nothing}.title`)}
            text={t(`${nothing}.text`)}
          />
        </NoRows>
      ) : (
        <>
          <Totals actor={actor} filters={filters} />
          <RecordTable
            label={t('title')}
            rows={page.items}
            rowKey={({ id }) => id}
            columns={[
              {
                label: t('columns.who'),
                phone: 'title',
                cell: (one) => (
                  <>
                    <RecordLink href={`/interactions/${one.interaction.id}`}>
                      {one.contact?.name ?? one.interaction.protocol}
                    </RecordLink>
                    <RecordFacts>{[one.channel, one.comment]}</RecordFacts>
                  </>
                ),
              },
              {
                label: t('columns.agent'),
                phone: 'below',
                cell: ({ agent, service }) => [agent?.name, service].filter(Boolean).join(' · '),
              },
              {
                label: t('columns.sent'),
                phone: 'below',
                isFigure: true,
                cell: ({ sentAt }) => formatWhen(sentAt, actor),
              },
              {
                label: t('columns.answer'),
                phone: 'end',
                className: 'md:w-44',
                cell: ({ state, score }) =>
                  score === null ? (
                    <Badge>{t(`states.${state}`)}</Badge>
                  ) : (
                    <ScoreMark score={score} label={t(`scores.${score}`)} />
                  ),
              },
            ]}
          />
        </>
      )}
      <Pagination {...pageHrefs('/surveys', filters, page)} />
    </>
  );
}
