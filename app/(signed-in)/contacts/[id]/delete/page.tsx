import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { deleteContactAction } from '../../actions.ts';
import { loadContact } from '../load-contact.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contacts.delete'))('title') };
}

export default async function DeleteContactPage({ params }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.delete')) return showForbidden();
  const contact = await loadContact((await params).id, '/delete');
  const t = await getTranslations('contacts');
  const address = `/contacts/${contact.id}`;
  const breadcrumb = [
    { href: '/contacts', label: t('title') },
    { href: address, label: contact.name },
  ];
  if (contact.openInteractions > 0) return <Served breadcrumb={breadcrumb} back={address} />;
  return (
    <ConfirmPage
      title={t('delete.title')}
      breadcrumb={breadcrumb}
      question={t('delete.question', { name: contact.name })}
      consequences={<Consequences contact={contact} />}
      action={deleteContactAction}
      id={contact.id}
      confirm={t('delete.confirm')}
      cancel={t('form.cancel')}
      back={address}
    />
  );
}

async function Consequences({ contact }: { contact: Contact }) {
  const t = await getTranslations('contacts.delete');
  return (
    <>
      <p>{t('goes')}</p>
      <ul className="mt-1.5 list-disc pl-5">
        <li>{t('record', { phones: contact.phones.length })}</li>
        {contact.customFields.length > 0 && (
          <li>{t('customFields', { count: contact.customFields.length })}</li>
        )}
        <li>{t('identifiers')}</li>
      </ul>
      <p className="mt-1.5">{t('stays')}</p>
    </>
  );
}

interface ServedProps {
  breadcrumb: readonly { href: string; label: string }[];
  back: string;
}

async function Served({ breadcrumb, back }: ServedProps) {
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={t('contacts.delete.title')} breadcrumb={breadcrumb} />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        <Alert tone="error" title={t('contacts.delete.impossible')}>
          <p>{t('errors.open_interaction')}</p>
        </Alert>
        <ButtonLink href={back} className="mt-5">
          {t('contacts.delete.back')}
        </ButtonLink>
      </div>
    </>
  );
}
