'use client';

import { useTranslations } from 'next-intl';
import { Failure } from '#components/layout/failure.tsx';

interface ErrorPageProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** Inside the shell, so that the way on stays in sight. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations('common.error');
  const texts = { title: t('title'), text: t('text'), code: t('code'), retry: t('retry'), home: t('home') };
  return <Failure texts={texts} digest={error.digest} retry={retry} />;
}
