import { useTranslations } from 'next-intl';
import { PageLinks, type PageLinksProps } from './page-links.tsx';

/** Foot of a list. Ends keep their place, so that nothing jumps. Another page is read from its beginning: so goes the focus. */
export function Pagination(props: Omit<PageLinksProps, 'words'>) {
  const t = useTranslations('common.pagination');
  return <PageLinks {...props} words={{ label: t('label'), previous: t('previous'), next: t('next') }} />;
}
