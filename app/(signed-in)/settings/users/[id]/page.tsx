import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { Section } from '#components/ui/section.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { UserFields } from '#components/users/user-fields.tsx';
import { orNotFound, showForbidden } from '#lib/core/page-errors.ts';
import { grantableRoles } from '#lib/core/permissions.ts';
import { requireActor } from '#lib/core/session.ts';
import { getUser } from '#lib/users/get-user.ts';
import { mayManage } from '#lib/users/manageable-user.ts';
import { createInvitationLinkAction, setUserActiveAction, updateUserAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('form.editTitle') };
}

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const t = await getTranslations();
  const user = await orNotFound(getUser(actor, Number((await params).id)));
  if (!mayManage(actor, user)) return showForbidden();
  const status = user.active ? user.invited && 'invited' : 'inactive';
  const isSelf = user.id === actor.userId;
  return (
    <>
      <PageHeader
        title={user.name}
        count={
          status && <Badge tone={user.active ? 'warning' : 'neutral'}>{t(`users.status.${status}`)}</Badge>
        }
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/users', label: t('users.title') },
        ]}
      />
      <div className="max-w-3xl p-5">
        <Section title={t('users.form.editTitle')}>
          <ActionForm action={updateUserAction} className="grid gap-5">
            <HiddenField name="id" value={user.id} />
            <UserFields roles={grantableRoles(actor)} user={user} isSelf={isSelf} />
            <div className="flex gap-2">
              <SubmitButton>{t('users.form.submitEdit')}</SubmitButton>
              <ButtonLink href="/settings/users" variant="ghost">
                {t('users.form.cancel')}
              </ButtonLink>
            </div>
          </ActionForm>
        </Section>
        {!isSelf && user.active && (
          <Section
            title={t('users.link.cardTitle')}
            hint={t(user.invited ? 'users.link.cardInvited' : 'users.link.cardForgotten')}
          >
            <ActionForm action={createInvitationLinkAction}>
              <HiddenField name="id" value={user.id} />
              <SubmitButton variant="default">{t('users.link.create')}</SubmitButton>
            </ActionForm>
          </Section>
        )}
        {!isSelf && (
          <Section
            title={t(user.active ? 'users.deactivation.title' : 'users.deactivation.reactivateTitle')}
            hint={t(user.active ? 'users.deactivation.text' : 'users.deactivation.reactivateText')}
          >
            <ActionForm action={setUserActiveAction}>
              <HiddenField name="id" value={user.id} />
              <HiddenField name="active" value={user.active ? 'false' : 'true'} />
              <SubmitButton variant={user.active ? 'danger' : 'default'}>
                {t(user.active ? 'users.deactivation.submit' : 'users.deactivation.reactivate')}
              </SubmitButton>
            </ActionForm>
          </Section>
        )}
      </div>
    </>
  );
}
