import { StatTile } from '#components/dashboard/stat-tile.tsx';
import { hasLimitedView } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactFigures } from '#lib/dashboard/contact-figures.ts';
import type { GroupCounts } from '#lib/duplicates/count-groups.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { everyone } from './list-links.ts';

interface Props {
  figures: ContactFigures;
  duplicates: GroupCounts;
  actor: Actor;
}

export async function Tiles({ figures, duplicates, actor }: Props) {
  const t = await getTranslations('dashboard.tiles');
  const number = (value: number) => formatNumber(value, actor.locale);
  const inactive = figures.total - figures.active;
  return (
    <section aria-label={t('label')} className="overflow-hidden rounded-box border border-base-300">
      <dl className="grid grid-cols-2 gap-px bg-base-300 lg:grid-cols-5">
        <StatTile
          href={everyone()}
          label={t('total')}
          value={number(figures.total)}
          note={!figures.exact ? t('estimated') : hasLimitedView(actor) ? t('seen') : t('exact')}
        />
        <StatTile
          href="/contacts"
          label={t('active')}
          value={number(figures.active)}
          note={t('inactive', { count: inactive })}
        />
        <StatTile
          href={everyone({ createdFrom: figures.recentFrom })}
          label={t('recent')}
          value={number(figures.recent)}
          note={t('recentNote')}
        />
        <StatTile
          href={`${everyone({ lacks: 'phone' })}&lacks=email`}
          label={t('unreachable')}
          value={number(figures.unreachable)}
          note={t('unreachableNote', {
            share: formatPercent(figures.unreachable / figures.total, actor.locale),
          })}
          tone={figures.unreachable > 0 ? 'warning' : undefined}
        />
        <StatTile
          href="/duplicates"
          label={t('duplicates')}
          value={number(duplicates.groups)}
          note={t('duplicatesNote', { count: duplicates.contacts, conflicts: duplicates.conflicts })}
          tone={duplicates.conflicts > 0 ? 'warning' : undefined}
        />
      </dl>
    </section>
  );
}
