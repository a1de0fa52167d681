import { ColumnChart } from '#components/dashboard/column-chart.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactFigures } from '#lib/dashboard/contact-figures.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { createdIn } from './list-links.ts';

export async function GrowthCard({ figures, actor }: { figures: ContactFigures; actor: Actor }) {
  const t = await getTranslations('dashboard.growth');
  const sum = figures.growth.reduce((total, { count }) => total + count, 0);
  const short = new Intl.DateTimeFormat(actor.locale, { month: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(actor.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const compact = new Intl.NumberFormat(actor.locale, { notation: 'compact', maximumFractionDigits: 1 });
  const columns = figures.growth.map(({ month, count }) => {
    const first = new Date(`${month}-01T00:00:00Z`);
    const shown = formatNumber(count, actor.locale);
    return {
      label: short.format(first).replace('.', ''),
      description: `${long.format(first)}: ${shown}`,
      shown,
      value: count,
      href: createdIn(month),
    };
  });
  return (
    <Card>
      <CardTitle hint={t('hint', { count: sum })}>{t('title')}</CardTitle>
      <ColumnChart title={t('title')} columns={columns} tick={(value) => compact.format(value)} />
    </Card>
  );
}
