import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { HolderLink } from './holder-link.tsx';

/** A field whose value may be another contact's, with the way there. */
export function HeldField({
  name,
  className,
  children,
}: {
  name: string;
  className: string;
  children: ReactNode;
}) {
  const t = useTranslations('contacts.form');
  return (
    <div className={className}>
      {children}
      <HolderLink name={name} words={{ see: t('seeHolder'), same: t('sameHolder') }} />
    </div>
  );
}
