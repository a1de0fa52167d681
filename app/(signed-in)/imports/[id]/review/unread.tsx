import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { Review } from '#lib/imports/review/get-review.ts';

/** A file whose columns are not known: still being read, or not to be read at all. */
export function Unread({ review: { id, check } }: { review: Review }) {
  const t = useTranslations('imports');
  const errors = useTranslations('errors');
  if (check?.state === 'failed') {
    return (
      <Alert
        tone="error"
        title={t('review.unreadable.title')}
        actions={<ButtonLink href="/imports/new">{t('review.unreadable.again')}</ButtonLink>}
      >
        {errors(check.reason ?? 'unexpected', check.reasonDetail ?? {})}
      </Alert>
    );
  }
  return (
    <div className="max-w-md space-y-2.5">
      <h2 className="text-body font-semibold">{t('review.reading.title')}</h2>
      <ProgressBar label={t('review.reading.title')} className="w-full" />
      <p className="text-body text-base-content/75">{t('review.reading.text')}</p>
      <noscript>
        <ButtonLink
          href={`/imports/${id}/review`}
          icon={<RotateCw aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {t('refresh')}
        </ButtonLink>
      </noscript>
    </div>
  );
}
