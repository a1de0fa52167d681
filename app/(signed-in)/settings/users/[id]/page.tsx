import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Section } from '#components/ui/section.tsx';
import { HoldingsList } from '#components/users/holdings-list.tsx';
import { UserFields } from '#components/users/user-fields.tsx';
import { can, grantableRoles } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import { listSegments } from '#lib/segments/list-segments.ts';
import { getUser } from '#lib/users/get-user.ts';
import { mayManage } from '#lib/users/manageable-user.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { createInvitationLinkAction, reactivateUserAction, updateUserAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('form.editTitle') };
}

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const t = await getTranslations();
  const user = await orNotFound(getUser(actor, idOf((await params).id)));
  if (!mayManage(actor, user)) return showForbidden();
  const status = user.active ? user.invited && 'invited' : 'inactive';
  const holdings = await getHoldings(actor, user.id);
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
            <UserFields
              roles={grantableRoles(actor)}
              user={user}
              phone={user.followMePhone ? formatPhone(user.followMePhone) : ''}
              followedBy={holdings.byFlow.follow_me}
              segments={(await listSegments(actor)).map(({ name }) => name)}
              mayGrant={can(actor, 'users.grant')}
              isSelf={isSelf}
            />
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
        {holdings.owned + holdings.backup > 0 && (
          <Section title={t('users.handOver.title')} hint={t('users.handOver.cardHint')}>
            <HoldingsList userId={user.id} holdings={holdings} />
            <ButtonLink href={`/settings/users/${user.id}/portfolio`} className="mt-3">
              {t('users.handOver.open')}
            </ButtonLink>
          </Section>
        )}
        {!isSelf && user.active && (
          <Section title={t('users.deactivation.title')} hint={t('users.deactivation.text')}>
            <ButtonLink href={`/settings/users/${user.id}/deactivate`} variant="danger">
              {t('users.deactivation.open')}
            </ButtonLink>
          </Section>
        )}
        {!isSelf && !user.active && (
          <Section
            title={t('users.deactivation.reactivateTitle')}
            hint={t('users.deactivation.reactivateText')}
          >
            <ActionForm action={reactivateUserAction}>
              <HiddenField name="id" value={user.id} />
              <SubmitButton variant="default">{t('users.deactivation.reactivate')}</SubmitButton>
            </ActionForm>
          </Section>
        )}
      </div>
    </>
  );
}
