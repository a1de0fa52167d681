'use client';

import { useTranslations } from 'next-intl';
import type { FailureTexts } from './failure.tsx';

/** The words of an error page in the reader's language. */
export function useFailureTexts(): FailureTexts {
  const t = useTranslations('common.error');
  return {
    title: t('title'),
    text: t('text'),
    tooManyTitle: t('tooManyTitle'),
    tooManyText: t('tooManyText'),
    busyTitle: t('busyTitle'),
    busyText: t('busyText'),
    code: t('code'),
    retry: t('retry'),
    home: t('home'),
    newVersionTitle: t('newVersionTitle'),
    newVersionText: t('newVersionText'),
    reload: t('reload'),
  };
}
