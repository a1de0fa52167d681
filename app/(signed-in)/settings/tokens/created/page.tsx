import { EyeOff } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { CopyField } from '#components/users/copy-field.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { shownHere } from '#lib/web/show-once.ts';
import { putTokenAwayAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('tokens.shownTitle') };
}

export default async function CreatedTokenPage() {
  const actor = await requireActor();
  if (!can(actor, 'tokens.manage')) return showForbidden();
  const t = await getTranslations();
  const token = await shownHere('/settings/tokens/created');
  return (
    <>
      <PageHeader
        title={t('users.tokens.shownTitle')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/tokens', label: t('users.tokens.title') },
        ]}
      />
      {token === null ? (
        <EmptyState
          icon={<EyeOff size={20} strokeWidth={1.75} />}
          title={t('users.tokens.goneTitle')}
          text={t('users.tokens.goneText')}
          action={<ButtonLink href="/settings/tokens">{t('users.tokens.title')}</ButtonLink>}
        />
      ) : (
        <div className="grid max-w-xl gap-5 p-5">
          <Alert tone="success" title={t('users.tokens.shownTitle')}>
            {t('users.tokens.shownText')}
          </Alert>
          <CopyField
            id="api-token"
            label={t('users.tokens.shownLabel')}
            value={token}
            words={{ copy: t('users.link.copy'), copied: t('users.link.copied') }}
          />
          <div className="text-small text-base-content/75">
            <p>{t('users.tokens.usage')}</p>
            <pre className="mt-1.5 overflow-x-auto rounded-lg bg-base-200 px-3 py-2 font-mono text-base-content">
              Authorization: Bearer crt_…
            </pre>
          </div>
          <ActionForm action={putTokenAwayAction}>
            <SubmitButton>{t('users.link.done')}</SubmitButton>
          </ActionForm>
        </div>
      )}
    </>
  );
}
