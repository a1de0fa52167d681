import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { HiddenField, TextareaField } from '#components/ui/form/field.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { blockContactAction } from '../../../blocked/actions.ts';
import { loadContact } from '../load-contact.ts';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ interaction?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('blocking.block'))('title') };
}

/** `?interaction=` is the one somebody came from, and goes back to. */
export default async function BlockContactPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.block')) return showForbidden();
  const contact = await loadContact((await params).id, '/block');
  const address = `/contacts/${contact.id}`;
  if (contact.blockedAt || contact.anonymizedAt) redirect(address);
  const interaction = idOf((await searchParams).interaction);
  const t = await getTranslations();
  return (
    <ConfirmPage
      title={t('blocking.block.title')}
      breadcrumb={[
        { href: '/contacts', label: t('contacts.title') },
        { href: address, label: contact.name },
      ]}
      question={t('blocking.block.question', { name: contact.name })}
      consequences={
        <ul className="list-disc pl-5">
          {contact.openInteractions > 0 && (
            <li>{t('blocking.block.open', { count: contact.openInteractions })}</li>
          )}
          <li>{t('blocking.block.later')}</li>
          <li>{t('blocking.block.suggestions')}</li>
          <li>{t(can(actor, 'contacts.unblock') ? 'blocking.block.undo' : 'blocking.block.undoByOthers')}</li>
        </ul>
      }
      action={blockContactAction}
      id={contact.id}
      confirm={t('blocking.block.confirm')}
      cancel={t('common.cancel')}
      back={isId(interaction) ? `/interactions/${interaction}` : address}
    >
      {isId(interaction) && <HiddenField name="interaction" value={interaction} />}
      <TextareaField
        name="reason"
        label={t('blocking.block.reason')}
        hint={t('blocking.block.reasonHint')}
        rows={3}
        maxLength={LONGEST.reason}
      />
    </ConfirmPage>
  );
}
