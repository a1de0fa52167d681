import { StatTile } from '#components/dashboard/stat-tile.tsx';
import type { Actor } from '#lib/core/actor.ts';
import type { AppointmentFigures } from '#lib/dashboard/appointment-figures.ts';
import type { SurveyFigures } from '#lib/dashboard/survey-figures.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

interface AfterTilesProps {
  surveys: SurveyFigures;
  appointments: AppointmentFigures;
  actor: Actor;
}

/** What customers say, and whom the team promised to get in touch with. */
export async function AfterTiles({ surveys, appointments, actor }: AfterTilesProps) {
  const t = await getTranslations('dashboard.after');
  const { average, answered, sent, days, since } = surveys;
  return (
    <section aria-label={t('label')} className="overflow-hidden rounded-box border border-base-300">
      <dl className="grid grid-cols-2 gap-px bg-base-300">
        <StatTile
          href={`/surveys?since=${since}`}
          label={t('satisfaction')}
          value={average === null ? '—' : formatNumber(average, actor.locale, 1)}
          note={t('satisfactionNote', { answered, sent, days })}
        />
        <StatTile
          href="/appointments?view=day&whose=all"
          label={t('appointments')}
          value={formatNumber(appointments.today, actor.locale)}
          note={t('appointmentsNote', { done: appointments.done, late: appointments.late })}
          tone={appointments.late > 0 ? 'warning' : undefined}
        />
      </dl>
    </section>
  );
}
