import { ShareBar } from '#components/dashboard/share-bar.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactFigures } from '#lib/dashboard/contact-figures.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { ownedBy } from './list-links.ts';

/** How many contacts each person is responsible for, and how many nobody is. */
export async function OwnersCard({ figures, actor }: { figures: ContactFigures; actor: Actor }) {
  const t = await getTranslations('dashboard.owners');
  const most = Math.max(...figures.owners.map(({ count }) => count));
  return (
    <Card>
      <CardTitle hint={t('hint')}>{t('title')}</CardTitle>
      <ul className="space-y-4">
        {figures.owners.map(({ id, name, count }) => {
          const label = id === null ? t('nobody') : (name ?? t('someone'));
          return (
            <ShareBar
              key={id ?? 0}
              href={ownedBy(id)}
              label={label}
              name={label}
              value={count}
              max={most}
              shown={formatNumber(count, actor.locale)}
              tone={id === null ? 'warning' : 'primary'}
            />
          );
        })}
      </ul>
    </Card>
  );
}
