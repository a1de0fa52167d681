import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listContactChannels } from '#lib/interactions/contact-channels/list-contact-channels.ts';
import { showForbidden, showNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { removeContactChannelAction } from '../../../identity-actions.ts';
import { loadContact } from '../../../load-contact.ts';

type Props = { params: Promise<{ id: string; channel: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contactChannels.removal'))('title') };
}

export default async function RemoveContactChannelPage({ params }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.remove-channel')) return showForbidden();
  const { id, channel } = await params;
  const contact = await loadContact(id);
  const channels = await listContactChannels(actor, contact.id);
  const found = channels.find((one) => String(one.id) === channel && one.state === 'active');
  if (!found) return showNotFound();
  const t = await getTranslations();
  const back = `/contacts/${contact.id}?tab=channels`;
  return (
    <ConfirmPage
      title={t('contactChannels.removal.title')}
      breadcrumb={[
        { href: '/contacts', label: t('contacts.title') },
        { href: back, label: contact.name },
      ]}
      question={t('contactChannels.removal.question', { channel: found.name, name: contact.name })}
      consequences={
        <ul className="list-disc pl-5">
          <li>{t('contactChannels.removal.history')}</li>
          <li>{t('contactChannels.removal.identities')}</li>
          <li>{t('contactChannels.removal.again')}</li>
        </ul>
      }
      action={removeContactChannelAction}
      id={contact.id}
      confirm={t('contactChannels.removal.confirm')}
      cancel={t('common.cancel')}
      back={back}
    >
      <HiddenField name="channel" value={found.id} />
    </ConfirmPage>
  );
}
