'use client';

import { Compass, Lock, LogIn } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { MessagePage } from './message-page.tsx';

const ICONS = { notFound: Compass, forbidden: Lock, unauthorized: LogIn } as const;

/**
 * Why a page can not be shown. A leaf of its own, since Next sends what these answers would look like with every page:
 * a name instead of some hundred elements.
 */
export function StatusPage({ status }: { status: keyof typeof ICONS }) {
  const t = useTranslations('common');
  const Icon = ICONS[status];
  return (
    <MessagePage
      icon={<Icon size={22} strokeWidth={1.75} />}
      title={t(`${status}.title`)}
      text={t(`${status}.text`)}
    >
      {status === 'notFound' && <ButtonLink href="/contacts">{t('error.contacts')}</ButtonLink>}
      {status === 'unauthorized' ? (
        <ButtonLink href="/sign-in" variant="primary">
          {t('unauthorized.action')}
        </ButtonLink>
      ) : (
        <ButtonLink href="/" variant="primary">
          {t('error.home')}
        </ButtonLink>
      )}
    </MessagePage>
  );
}
