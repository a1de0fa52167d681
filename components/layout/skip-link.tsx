import { useTranslations } from 'next-intl';
import { CONTENT_ID } from './content-id.ts';

/** First stop of the Tab key: past the navigation, to the page itself. */
export function SkipLink() {
  const t = useTranslations('common.shell');
  return (
    <a
      href={`#${CONTENT_ID}`}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-field bg-primary px-3 py-2 text-body font-medium text-primary-content focus:translate-y-0"
    >
      {t('skip')}
    </a>
  );
}
