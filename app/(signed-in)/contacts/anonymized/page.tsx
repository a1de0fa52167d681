import { EyeOff } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.erased'))('title') };
}

/** Where the address of somebody who was anonymized leads: it does not say to whom it led. */
export default async function AnonymizedPage() {
  await requireActor();
  const t = await getTranslations('privacy.erased');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        icon={<EyeOff size={22} strokeWidth={1.75} />}
        title={t('title')}
        text={t('text')}
        action={<ButtonLink href="/contacts">{t('back')}</ButtonLink>}
      />
    </>
  );
}
