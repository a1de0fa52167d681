import { useTranslations } from 'next-intl';
import { Alert } from '../alert.tsx';
import { ButtonLink } from '../button-link.tsx';

interface FilterRefusalProps {
  /** As the page calls the filters that were not understood. */
  names: readonly string[];
  /** The page itself, without any filter. */
  href: string;
  className?: string;
}

/** Stands where a list would: what narrows it down was not understood, and must not count as nothing. */
export function FilterRefusal({ names, href, className = 'm-4 sm:m-5' }: FilterRefusalProps) {
  const t = useTranslations('common.filterRefusal');
  return (
    <Alert
      tone="error"
      role="alert"
      className={className}
      title={t('title')}
      actions={<ButtonLink href={href}>{t('clear')}</ButtonLink>}
    >
      {t('text', { names: names.join(', ') })}
    </Alert>
  );
}
