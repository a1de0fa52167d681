import { ShareBar } from '#components/dashboard/share-bar.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactFigures } from '#lib/dashboard/contact-figures.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { everyone } from './list-links.ts';

export async function QualityCard({ figures, actor }: { figures: ContactFigures; actor: Actor }) {
  const t = await getTranslations('dashboard.quality');
  const shares = [
    { key: 'phone', count: figures.withPhone },
    { key: 'email', count: figures.withEmail },
    { key: 'document', count: figures.withDocument },
  ] as const;
  return (
    <Card>
      <CardTitle hint={t('hint')}>{t('title')}</CardTitle>
      <ul className="space-y-4">
        {shares.map(({ key, count }) => (
          <ShareBar
            key={key}
            href={everyone({ has: key })}
            label={t(key)}
            name={t(key)}
            value={count}
            max={figures.total}
            shown={`${formatPercent(count / figures.total, actor.locale)} · ${formatNumber(count, actor.locale)}`}
            tone={count < figures.total / 2 ? 'warning' : 'primary'}
          />
        ))}
      </ul>
    </Card>
  );
}
