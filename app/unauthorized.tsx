import { LogIn } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { MessagePage } from '#components/layout/message-page.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';

/** Nobody is signed in, or not any more. */
export default async function Unauthorized() {
  const t = await getTranslations('common');
  return (
    <main className="flex min-h-dvh flex-col">
      <MessagePage
        icon={<LogIn size={22} strokeWidth={1.75} />}
        title={t('unauthorized.title')}
        text={t('unauthorized.text')}
      >
        <ButtonLink href="/sign-in" variant="primary">
          {t('unauthorized.action')}
        </ButtonLink>
      </MessagePage>
    </main>
  );
}
