import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { UserFields } from '#components/users/user-fields.tsx';
import { can, grantableRoles } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listSegments } from '#lib/segments/list-segments.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { inviteUserAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('form.inviteTitle') };
}

export default async function InviteUserPage() {
  const actor = await requireActor();
  if (!can(actor, 'users.manage')) return showForbidden();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('users.form.inviteTitle')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/users', label: t('users.title') },
        ]}
      />
      <div className="max-w-xl p-5">
        <p className="mb-5 text-body text-base-content/75 text-pretty">{t('users.form.inviteLead')}</p>
        <ActionForm action={inviteUserAction} className="grid gap-5">
          <UserFields
            roles={grantableRoles(actor)}
            segments={(await listSegments(actor)).map(({ name }) => name)}
            mayGrant={can(actor, 'users.grant')}
          />
          <div className="flex gap-2 border-t border-base-300 pt-4">
            <SubmitButton>{t('users.form.submitInvite')}</SubmitButton>
            <ButtonLink href="/settings/users" variant="ghost">
              {t('users.form.cancel')}
            </ButtonLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
