import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ContactFieldList } from '#components/settings/contact-field-list.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listContactFields } from '#lib/settings/list-contact-fields.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { moveContactFieldAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.contactFields'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ContactFieldsPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'organization.manage')) return showForbidden();
  const t = await getTranslations();
  const fields = await listContactFields(actor);
  return (
    <>
      <PageHeader
        title={t('settings.contactFields.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      />
      <ContactFieldList
        fields={fields.map(({ key, name }) => ({
          key,
          label: name ?? t(`contacts.fields.${key}`),
          custom: name !== null,
        }))}
        move={moveContactFieldAction}
        moved={String((await searchParams).moved)}
      />
    </>
  );
}
