import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MessagePage } from '#components/layout/message-page.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common'))('notFound.title') };
}

/** A record that is gone or out of reach, inside the shell. */
export default async function NotFoundHere() {
  const t = await getTranslations('common');
  return (
    <MessagePage
      icon={<Compass size={22} strokeWidth={1.75} />}
      title={t('notFound.title')}
      text={t('notFound.text')}
    >
      <ButtonLink href="/contacts">{t('error.contacts')}</ButtonLink>
      <ButtonLink href="/" variant="primary">
        {t('error.home')}
      </ButtonLink>
    </MessagePage>
  );
}
