import { StatTile } from '#components/dashboard/stat-tile.tsx';
import type { Actor } from '#lib/core/actor.ts';
import type { DeskFigures } from '#lib/dashboard/desk-figures.ts';
import { formatDuration } from '#lib/format/format-duration.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

/** The desk now and today; each figure leads to what it counts. */
export async function DeskTiles({ figures, actor }: { figures: DeskFigures; actor: Actor }) {
  const t = await getTranslations('dashboard.desk');
  const number = (value: number) => formatNumber(value, actor.locale);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: actor.timeZone }).format(new Date());
  return (
    <section aria-label={t('label')} className="overflow-hidden rounded-box border border-base-300">
      <dl className="grid grid-cols-2 gap-px bg-base-300 lg:grid-cols-5">
        <StatTile href="/interactions?state=open" label={t('open')} value={number(figures.open)} />
        <StatTile
          href="/interactions?state=waiting"
          label={t('waiting')}
          value={number(figures.waiting)}
          note={figures.waitsSince && t('longest', { when: formatWhen(figures.waitsSince, actor) })}
        />
        <StatTile
          href="/interactions?state=held"
          label={t('held')}
          value={number(figures.held)}
          note={figures.heldLong > 0 ? t('heldLong', { count: figures.heldLong }) : undefined}
          tone={figures.heldLong > 0 ? 'warning' : undefined}
        />
        <StatTile
          href={`/interactions?since=${today}`}
          label={t('answered')}
          value={number(figures.answeredToday)}
          note={t('abandoned', { count: figures.abandonedToday })}
        />
        <StatTile
          href={`/interactions?since=${today}`}
          label={t('firstAnswer')}
          value={figures.firstAnswer === null ? '—' : formatDuration(figures.firstAnswer, actor.locale)}
          note={t('firstAnswerNote')}
        />
      </dl>
    </section>
  );
}
