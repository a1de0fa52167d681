import type { Metadata } from 'next';
import { ContactForm } from '#components/contacts/form/contact-form.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../read-address.ts';
import { createContactAction } from '../actions.ts';
import { contactFormChoices } from '../form/contact-form-choices.ts';
import { searchedFor } from '../searched-for.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contacts'))('new') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?search=` is what nobody was found by: the form begins with it. */
export default async function NewContactPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.create')) return showForbidden();
  const t = await getTranslations('contacts');
  return (
    <>
      <PageHeader title={t('new')} breadcrumb={[{ href: '/contacts', label: t('title') }]} />
      <ContactForm
        action={createContactAction}
        values={searchedFor((await readAddress(searchParams)).given.search)}
        choices={await contactFormChoices(actor)}
        cancel="/contacts"
        isNew
      />
    </>
  );
}
