import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
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
    <>
      <PageHeader
        title={t('users.tokens.revokeTitle')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/tokens', label: t('users.tokens.title') },
        ]}
      />
      <div className="grid max-w-xl gap-5 p-5">
        <Alert tone="warning" title={t('users.tokens.revokeQuestion', { name: token.name })}>
          {t('users.tokens.revokeText')}
        </Alert>
        <ActionForm action={revokeApiTokenAction} className="flex gap-2">
          <HiddenField name="id" value={token.id} />
          <SubmitButton variant="danger">{t('users.tokens.revoke')}</SubmitButton>
          <ButtonLink href="/settings/tokens" variant="ghost">
            {t('users.tokens.cancel')}
          </ButtonLink>
        </ActionForm>
      </div>
    </>
  );
}
