import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { DeskHeirFields } from '#components/users/desk-heir-fields.tsx';
import { HandOverFields } from '#components/users/hand-over-fields.tsx';
import { HoldingsList } from '#components/users/holdings-list.tsx';
import { database } from '#db/client.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import { getUser } from '#lib/users/get-user.ts';
import { countLeft } from '#lib/users/leave-desk-to.ts';
import { mayManage } from '#lib/users/manageable-user.ts';
import { orNotFound, showForbidden, showNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { serviceChoices } from '../../../channels/service-choices.ts';
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
  const left = await countLeft(user.id, database());
  const leavesSomething = Object.values(left).some((count) => count > 0);
  const heirs = await handOverChoices(actor, user.id, holdings);
  const address = `/settings/users/${user.id}`;
  return (
    <ConfirmPage
      title={t('deactivation.title')}
      breadcrumb={[
        { href: '/settings/users', label: t('title') },
        { href: address, label: user.name },
      ]}
      question={t('deactivation.question', { name: user.name })}
      consequences={t('deactivation.text')}
      action={deactivateUserAction}
      id={user.id}
      confirm={t('deactivation.confirm')}
      cancel={t('form.cancel')}
      back={address}
    >
      {holdsSomething && <HoldingsList userId={user.id} holdings={holdings} />}
      {holdsSomething && <HandOverFields {...heirs} mayKeep />}
      {leavesSomething && (
        <DeskHeirFields
          left={left}
          people={heirs.people}
          services={await serviceChoices(actor)}
          mayFollowPortfolio={holdsSomething}
        />
      )}
    </ConfirmPage>
  );
}
