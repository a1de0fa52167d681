import { CalendarDays, ChevronLeft, ChevronRight, Download, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { AgendaList } from '#components/appointments/agenda-list.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import type { AppointmentView } from '#lib/appointments/appointment.ts';
import { listAgenda } from '#lib/appointments/list-appointments.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatDayName } from '#lib/format/format-moment.ts';
import { today } from '#lib/format/today.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { orRefusedFilters } from '../filter-query.ts';
import { AgendaFilters } from './agenda-filters.tsx';
import { agendaLine } from './agenda-line.ts';
import { type AgendaQuery, agendaAddress, agendaQuery, turned } from './agenda-query.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('appointments'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const MOST = 500;

export default async function AppointmentsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = agendaQuery(await searchParams, actor);
  const t = await getTranslations('appointments');
  const found = await orRefusedFilters(listAgenda(actor, { ...query.filters, limit: MOST }));
  const all = 'refused' in found ? [] : found;
  const byDay = Map.groupBy(all, ({ startsAt }) => today(actor, startsAt));
  return (
    <>
      <PageHeader title={t('title')} count={t('count', { count: all.length })}>
        {'refused' in found ? null : (
          <ButtonLink
            external
            href={agendaAddress('/appointments/calendar.ics', query)}
            download
            className="max-sm:hidden"
            icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('takeAlong')}
          </ButtonLink>
        )}
        <ButtonLink
          href="/appointments/new"
          variant="primary"
          icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {t('new')}
        </ButtonLink>
      </PageHeader>
      <div className="grid content-start gap-4 p-4 sm:p-5">
        {'refused' in found ? null : <Turning query={query} actor={actor} />}
        <AgendaFilters actor={actor} query={query} />
        {'refused' in found ? (
          <FilterRefusal
            names={[
              ...new Set(found.refused.map((name) => t(`filters.${name === 'agent' ? 'whose' : 'date'}`))),
            ]}
            href="/appointments"
            className="max-w-3xl"
          />
        ) : (
          <div
            className={classNames(
              'grid content-start gap-4',
              query.view === 'week' && 'xl:grid-cols-7 xl:gap-2',
            )}
          >
            {query.days.map((day) => (
              <Day key={day} day={day} appointments={byDay.get(day) ?? []} actor={actor} />
            ))}
          </div>
        )}
      </div>
    </>
  );
}

/** The other view, and the days around. */
async function Turning({ query, actor }: { query: AgendaQuery; actor: Actor }) {
  const t = await getTranslations('appointments');
  const icon = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Tabs
        label={t('views.label')}
        tabs={(['day', 'week'] as const).map((view) => ({
          href: agendaAddress('/appointments', { ...query, view }),
          label: t(`views.${view}`),
          current: query.view === view,
        }))}
      />
      <nav aria-label={t('turning')} className="flex items-center gap-1">
        <ButtonLink
          href={agendaAddress('/appointments', turned(query, -1))}
          variant="ghost"
          square
          aria-label={t(`before.${query.view}`)}
          icon={<ChevronLeft {...icon} />}
        />
        <ButtonLink
          href={agendaAddress('/appointments', { ...query, date: today(actor) })}
          icon={<CalendarDays {...icon} />}
        >
          {t('today')}
        </ButtonLink>
        <ButtonLink
          href={agendaAddress('/appointments', turned(query, 1))}
          variant="ghost"
          square
          aria-label={t(`after.${query.view}`)}
          icon={<ChevronRight {...icon} />}
        />
      </nav>
    </div>
  );
}

async function Day({
  day,
  appointments,
  actor,
}: {
  day: string;
  appointments: readonly AppointmentView[];
  actor: Actor;
}) {
  const t = await getTranslations('appointments');
  const isToday = day === today(actor);
  const lines = await Promise.all(appointments.map((one) => agendaLine(one, actor)));
  return (
    <section aria-labelledby={`day-${day}`} className="min-w-0">
      <h2
        id={`day-${day}`}
        className={classNames(
          'mb-1.5 text-small font-semibold',
          isToday ? 'text-primary' : 'text-base-content/75',
        )}
      >
        {formatDayName(day, actor)}
        {isToday && ` · ${t('today')}`}
      </h2>
      {lines.length === 0 ? (
        <p className="rounded-box border border-dashed border-base-300 px-3 py-2 text-small text-base-content/75">
          {t('free')}
        </p>
      ) : (
        <AgendaList lines={lines} />
      )}
    </section>
  );
}
