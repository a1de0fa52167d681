import Link from 'next/link';
import { useTranslations } from 'next-intl';

interface HoldingsListProps {
  userId: number;
  holdings: { owned: number; byFlow: Record<string, number>; backup: number };
}

/** How many contacts depend on somebody: as owner, flow by flow, and as backup agent. */
export function HoldingsList({ userId, holdings: { owned, byFlow, backup } }: HoldingsListProps) {
  const t = useTranslations('users.holdings');
  const flows = useTranslations('portfolio.flows');
  const filled = Object.entries(byFlow).filter(([, count]) => count > 0);
  return (
    <ul data-rows="" className="divide-y divide-base-300 rounded-box border border-base-300">
      {owned > 0 && (
        <li className="px-4 py-2.5">
          <Link
            href={`/contacts?active=all&withOwner=true&owner=${userId}`}
            prefetch={false}
            className="rounded text-body font-medium underline-offset-2 hover:underline max-md:py-2"
          >
            {t('owned', { count: owned })}
          </Link>
          <p className="num text-small text-base-content/75">
            {filled.map(([flow, count]) => t('flow', { flow: flows(flow), count })).join(' · ')}
          </p>
        </li>
      )}
      {backup > 0 && (
        <li className="px-4 py-2.5">
          <p className="text-body font-medium">{t('backup', { count: backup })}</p>
          <p className="text-small text-base-content/75">{t('backupHint')}</p>
        </li>
      )}
    </ul>
  );
}
