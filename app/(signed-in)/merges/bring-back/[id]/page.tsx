import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getMergedAway } from '#lib/merges/get-merged-away.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { bringBackAction } from '../../actions.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merges'))('bringBack.title') };
}

export default async function BringBackPage({ params }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.activate')) return showForbidden();
  const { away, root } = await orNotFound(getMergedAway(actor, idOf((await params).id)));
  if (!root) redirect(`/contacts/${away.id}`);
  const t = await getTranslations();
  const back = `/contacts/${root.id}/merged`;
  return (
    <ConfirmPage
      title={t('merges.bringBack.title')}
      breadcrumb={[
        { href: '/contacts', label: t('contacts.title') },
        { href: `/contacts/${root.id}`, label: root.name },
        { href: back, label: t('merges.away.title') },
      ]}
      question={t('merges.bringBack.question', { name: away.name })}
      consequences={
        <ul className="list-disc pl-5">
          <li>{t('merges.bringBack.clean', { name: root.name })}</li>
          <li>{t('merges.bringBack.codes')}</li>
          <li>{t('merges.bringBack.final')}</li>
        </ul>
      }
      action={bringBackAction}
      id={away.id}
      confirm={t('merges.bringBack.confirm')}
      cancel={t('common.cancel')}
      back={back}
    />
  );
}
