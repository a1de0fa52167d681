import { WalletCards } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** The mark and the name; with an organization under it in the sidebar, alone above the sign-in box. */
export function Brand({ organization }: { organization?: string }) {
  const t = useTranslations('common');
  return (
    <div
      className={
        organization ? 'flex min-w-0 items-center gap-2.5' : 'mb-5 flex items-center justify-center gap-2.5'
      }
    >
      <span className="grid size-7 shrink-0 place-items-center rounded-lg bg-primary text-primary-content">
        <WalletCards aria-hidden="true" size={16} strokeWidth={1.75} />
      </span>
      <span className="min-w-0 leading-tight">
        <span className="block text-body font-semibold tracking-tight">{t('product')}</span>
        {organization && (
          <span className="block truncate text-note text-base-content/70">{organization}</span>
        )}
      </span>
    </div>
  );
}
