import { Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { HandOverFields } from '#components/users/hand-over-fields.tsx';
import { HoldingsList } from '#components/users/holdings-list.tsx';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import { getUser } from '#lib/users/get-user.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { handOverPortfolioAction } from '../actions.ts';
import { handOverChoices } from '../hand-over-choices.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('handOver.title') };
}

export default async function HandOverPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  if (!can(actor, 'portfolio.assign')) return showForbidden();
  const user = await orNotFound(getUser(actor, idOf((await params).id)));
  const t = await getTranslations('users');
  const holdings = await getHoldings(actor, user.id);
  return (
    <>
      <PageHeader
        title={t('handOver.titleOf', { name: user.name })}
        breadcrumb={[{ href: '/settings/users', label: t('title') }]}
      />
      {holdings.owned + holdings.backup === 0 ? (
        <EmptyState
          icon={<Inbox size={22} strokeWidth={1.75} />}
          title={t('handOver.emptyTitle')}
          text={t('handOver.emptyText', { name: user.name })}
          action={<ButtonLink href="/settings/users">{t('title')}</ButtonLink>}
        />
      ) : (
        <ActionForm action={handOverPortfolioAction} className="mx-auto grid w-full max-w-xl gap-6 px-4 py-8">
          <HiddenField name="id" value={user.id} />
          <HoldingsList userId={user.id} holdings={holdings} />
          <HandOverFields {...(await handOverChoices(actor, user.id, holdings))} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{t('handOver.submit')}</SubmitButton>
            <ButtonLink href="/settings/users" variant="ghost">
              {t('form.cancel')}
            </ButtonLink>
          </div>
        </ActionForm>
      )}
    </>
  );
}
