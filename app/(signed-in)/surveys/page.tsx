import { Star } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ScoreMark } from '#components/surveys/score-mark.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listSurveys, surveyTotals } from '#lib/surveys/list-surveys.ts';
import { requireActor } from '#lib/web/session.ts';
import { filtersOf } from './filter-query.ts';
import { SurveyFilters } from './survey-filters.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PAGE = 50;

export default async function SurveysPage({ searchParams }: Props) {
  const actor = await requireActor();
  const given = await searchParams;
  const filters = filtersOf(given);
  const before = idOf(given.before);
  const cursor = isId(before) ? before : undefined;
  const { items, next } = await listSurveys(actor, { ...filters, limit: PAGE, cursor });
  const t = await getTranslations('surveys');
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumb={[{ href: '/interactions', label: (await getTranslations('interactions'))('title') }]}
      />
      <SurveyFilters actor={actor} filters={filters} />
      {items.length === 0 ? (
        <EmptyState
          icon={<Star size={22} strokeWidth={1.75} />}
          title={t('empty.title')}
          text={t('empty.text')}
        />
      ) : (
        <>
          <Totals actor={actor} filters={filters} />
          <RecordTable
            label={t('title')}
            rows={items}
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
      {next !== null && (
        <p className="p-4 sm:px-5">
          <ButtonLink href={`?${new URLSearchParams({ ...filters, before: String(next) })}`}>
            {t('older')}
          </ButtonLink>
        </p>
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
