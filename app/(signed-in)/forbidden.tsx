import { Lock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { MessagePage } from '#components/layout/message-page.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';

/** The role does not allow it, inside the shell. */
export default async function ForbiddenHere() {
  const t = await getTranslations('common');
  return (
    <MessagePage
      icon={<Lock size={22} strokeWidth={1.75} />}
      title={t('forbidden.title')}
      text={t('forbidden.text')}
    >
      <ButtonLink href="/" variant="primary">
        {t('error.home')}
      </ButtonLink>
    </MessagePage>
  );
}
