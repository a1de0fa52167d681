import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
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
  return (
    <>
      <PageHeader
        title={t('delete.title')}
        breadcrumb={[
          { href: '/contacts', label: t('title') },
          { href: address, label: contact.name },
        ]}
      />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        {contact.openInteractions > 0 ? (
          <Served back={address} />
        ) : (
          <Question contact={contact} back={address} />
        )}
      </div>
    </>
  );
}

async function Served({ back }: { back: string }) {
  const t = await getTranslations();
  return (
    <>
      <Alert tone="error" title={t('contacts.delete.impossible')}>
        <p>{t('errors.open_interaction')}</p>
      </Alert>
      <ButtonLink href={back} className="mt-5">
        {t('contacts.delete.back')}
      </ButtonLink>
    </>
  );
}

async function Question({ contact, back }: { contact: Contact; back: string }) {
  const t = await getTranslations('contacts');
  return (
    <>
      <Alert tone="warning" title={t('delete.question', { name: contact.name })}>
        <p>{t('delete.goes')}</p>
        <ul className="mt-1.5 list-disc pl-5">
          <li>{t('delete.record', { phones: contact.phones.length })}</li>
          {contact.customFields.length > 0 && (
            <li>{t('delete.customFields', { count: contact.customFields.length })}</li>
          )}
          <li>{t('delete.identifiers')}</li>
        </ul>
        <p className="mt-1.5">{t('delete.stays')}</p>
      </Alert>
      <ActionForm action={deleteContactAction} className="mt-5 flex flex-wrap gap-2">
        <HiddenField name="id" value={contact.id} />
        <SubmitButton variant="danger">{t('delete.confirm')}</SubmitButton>
        <ButtonLink href={back} variant="ghost">
          {t('form.cancel')}
        </ButtonLink>
      </ActionForm>
    </>
  );
}
