import { StatTile } from '#components/dashboard/stat-tile.tsx';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactFigures } from '#lib/dashboard/contact-figures.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

export async function Tiles({ figures, actor }: { figures: ContactFigures; actor: Actor }) {
  const t = await getTranslations('dashboard.tiles');
  const number = (value: number) => formatNumber(value, actor.locale);
  const inactive = figures.total - figures.active;
  return (
    <section aria-label={t('label')} className="overflow-hidden rounded-box border border-base-300">
      <dl className="grid grid-cols-2 gap-px bg-base-300 lg:grid-cols-4">
        <StatTile
          label={t('total')}
          value={number(figures.total)}
          note={figures.exact ? t('exact') : t('estimated')}
        />
        <StatTile
          label={t('active')}
          value={number(figures.active)}
          note={t('inactive', { count: inactive })}
        />
        <StatTile label={t('recent')} value={number(figures.recent)} note={t('recentNote')} />
        <StatTile
          label={t('unreachable')}
          value={number(figures.unreachable)}
          note={t('unreachableNote', {
            share: formatPercent(figures.unreachable / figures.total, actor.locale),
          })}
          tone={figures.unreachable > 0 ? 'warning' : undefined}
        />
      </dl>
    </section>
  );
}
