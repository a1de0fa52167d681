import { Users } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

/** Nobody to assign: none was chosen, or those chosen are gone. */
export async function NobodySelected({ wereChosen }: { wereChosen: boolean }) {
  const t = await getTranslations('portfolio.assign');
  return (
    <EmptyState
      icon={<Users size={22} strokeWidth={1.75} />}
      title={t('emptyTitle')}
      text={wereChosen ? t('goneText') : t('emptyText')}
      action={<ButtonLink href="/contacts">{t('toList')}</ButtonLink>}
    />
  );
}
