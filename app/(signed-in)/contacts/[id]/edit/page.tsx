import type { Metadata } from 'next';
import { ContactForm } from '#components/contacts/form/contact-form.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { contactFormValues } from '#lib/contacts/input/contact-form-values.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { updateContactAction } from '../../actions.ts';
import { contactFormChoices } from '../../form/contact-form-choices.ts';
import { loadContact } from '../load-contact.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await loadContact((await params).id, '/edit');
  return { title: (await getTranslations('contacts'))('editTitle', { id: String(id) }) };
}

export default async function EditContactPage({ params }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.edit')) return showForbidden();
  const contact = await loadContact((await params).id, '/edit');
  const t = await getTranslations('contacts');
  const values = contactFormValues(contact, actor);
  const address = `/contacts/${contact.id}`;
  return (
    <>
      <PageHeader
        title={t('edit')}
        breadcrumb={[
          { href: '/contacts', label: t('title') },
          { href: address, label: contact.name },
        ]}
      />
      <ContactForm
        action={updateContactAction}
        values={values}
        choices={await contactFormChoices(actor, contact)}
        carried={{
          id: String(contact.id),
          version: String(contact.version),
          original: JSON.stringify(values),
        }}
        cancel={address}
      />
    </>
  );
}
