import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { HandOverFields } from '#components/users/hand-over-fields.tsx';
import { HoldingsList } from '#components/users/holdings-list.tsx';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import { getUser } from '#lib/users/get-user.ts';
import { mayManage } from '#lib/users/manageable-user.ts';
import { orNotFound, showForbidden, showNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { deactivateUserAction } from '../actions.ts';
import { handOverChoices } from '../hand-over-choices.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('deactivation.title') };
}

export default async function DeactivateUserPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const user = await orNotFound(getUser(actor, idOf((await params).id)));
  if (!mayManage(actor, user)) return showForbidden();
  if (!user.active || user.id === actor.userId) return showNotFound();
  const t = await getTranslations('users');
  const holdings = await getHoldings(actor, user.id);
  const holdsSomething = holdings.owned + holdings.backup > 0;
  const address = `/settings/users/${user.id}`;
  return (
    <>
      <PageHeader
        title={t('deactivation.title')}
        breadcrumb={[
          { href: '/settings/users', label: t('title') },
          { href: address, label: user.name },
        ]}
      />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        <Alert tone="warning" title={t('deactivation.question', { name: user.name })}>
          {t('deactivation.text')}
        </Alert>
        <ActionForm action={deactivateUserAction} className="mt-6 grid gap-6">
          <HiddenField name="id" value={user.id} />
          {holdsSomething && <HoldingsList userId={user.id} holdings={holdings} />}
          {holdsSomething && (
            <HandOverFields people={await handOverChoices(actor, user.id, holdings)} mayKeep />
          )}
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger">{t('deactivation.confirm')}</SubmitButton>
            <ButtonLink href={address} variant="ghost">
              {t('form.cancel')}
            </ButtonLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
