import { Link2Off } from 'lucide-react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { CopyField } from '#components/users/copy-field.tsx';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getUser } from '#lib/users/get-user.ts';
import { mayManage } from '#lib/users/manageable-user.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { shownHere } from '#lib/web/show-once.ts';
import { isAddressUnknown, siteOrigin } from '#lib/web/site-origin.ts';
import { putLinkAwayAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('link.label') };
}

export default async function AccessLinkPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const t = await getTranslations();
  const user = await orNotFound(getUser(actor, idOf((await params).id)));
  if (!mayManage(actor, user)) return showForbidden();
  const path = await shownHere(`/settings/users/${user.id}/link`);
  const list = await headers();
  return (
    <>
      <PageHeader
        title={t('users.link.label')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/users', label: t('users.title') },
          { href: `/settings/users/${user.id}`, label: user.name },
        ]}
      />
      {path === null ? (
        <EmptyState
          icon={<Link2Off size={20} strokeWidth={1.75} />}
          title={t('users.link.gone')}
          text={t('users.link.goneText')}
          action={<ButtonLink href={`/settings/users/${user.id}`}>{user.name}</ButtonLink>}
        />
      ) : (
        <div className="grid max-w-xl gap-5 p-5">
          <Alert tone="success" title={t('users.link.title', { name: user.name })}>
            {t('users.link.text')}
          </Alert>
          <CopyField
            id="access-link"
            label={t('users.link.label')}
            value={siteOrigin() + path}
            words={{ copy: t('users.link.copy'), copied: t('users.link.copied') }}
          />
          {isAddressUnknown((name) => list.get(name)) && (
            <Alert tone="warning" title={t('users.link.addressTitle')}>
              {t('users.link.addressText')}
            </Alert>
          )}
          <p className="text-small text-base-content/75">{t('users.link.warning', { name: user.name })}</p>
          <ActionForm action={putLinkAwayAction}>
            <SubmitButton>{t('users.link.done')}</SubmitButton>
          </ActionForm>
        </div>
      )}
    </>
  );
}
