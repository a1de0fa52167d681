import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { TextareaField } from '#components/ui/form/field.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { placeHoldAction } from '../../../settings/privacy/actions.ts';
import { loadContact } from '../load-contact.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.hold'))('title') };
}

export default async function HoldPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  if (!can(actor, 'privacy.manage')) return showForbidden();
  const contact = await loadContact((await params).id, '/hold');
  const address = `/contacts/${contact.id}`;
  const t = await getTranslations();
  return (
    <ConfirmPage
      title={t('privacy.hold.title')}
      breadcrumb={[
        { href: '/contacts', label: t('contacts.title') },
        { href: address, label: contact.name },
      ]}
      question={t('privacy.hold.question', { name: contact.name })}
      consequences={<p>{t('privacy.hold.text')}</p>}
      action={placeHoldAction}
      id={contact.id}
      confirm={t('privacy.hold.place')}
      cancel={t('common.cancel')}
      back={address}
    >
      <TextareaField
        name="reason"
        label={t('privacy.hold.reason')}
        hint={t('privacy.hold.reasonHint')}
        rows={3}
        maxLength={LONGEST.note}
        required
      />
    </ConfirmPage>
  );
}
