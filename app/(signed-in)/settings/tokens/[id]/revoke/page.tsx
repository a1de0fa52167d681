import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listApiTokens } from '#lib/users/tokens/list-api-tokens.ts';
import { orNotFound, showNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { revokeApiTokenAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('tokens.revokeTitle') };
}

export default async function RevokeTokenPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const t = await getTranslations();
  const id = idOf((await params).id);
  const token = (await orNotFound(listApiTokens(actor))).find((one) => one.id === id);
  if (!token) return showNotFound();
  return (
    <ConfirmPage
      title={t('users.tokens.revokeTitle')}
      breadcrumb={[
        { href: '/settings', label: t('common.nav.settings') },
        { href: '/settings/tokens', label: t('users.tokens.title') },
      ]}
      question={t('users.tokens.revokeQuestion', { name: token.name })}
      consequences={t('users.tokens.revokeText')}
      action={revokeApiTokenAction}
      id={token.id}
      confirm={t('users.tokens.revoke')}
      cancel={t('users.tokens.cancel')}
      back="/settings/tokens"
    />
  );
}
