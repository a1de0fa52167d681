import type { Metadata } from 'next';
import { ColumnsForm } from '#components/contacts/list/columns-form.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import {
  columnsAmong,
  columnsFor,
  LIST_COLUMNS,
  type ListColumn,
} from '#lib/contacts/list/contact-columns.ts';
import { customFieldId } from '#lib/contacts/list/record-fields.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../read-address.ts';
import { contactListParameters, contactsHref, readContactListQuery } from '../contact-list-query.ts';
import { setListColumnsAction } from './actions.ts';
import { offeredColumns } from './column-order.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contactList.columns'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ColumnsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const address = await readAddress(searchParams);
  const query = readContactListQuery(address);
  const t = await getTranslations();
  const fields = await listCustomFields(actor, { archived: false });
  const chosen = actor.listColumns;
  const shown = chosen ? columnsAmong(chosen, fields) : columnsFor([{ lastInteractionAt: new Date() }]);
  const all = [...LIST_COLUMNS, ...fields.map(({ id }): ListColumn => `custom:${id}`)];
  const nameOf = (key: ListColumn) => {
    const custom = customFieldId(key);
    if (custom === null) return t(`contacts.columns.${key}` as 'contacts.columns.name');
    return fields.find(({ id }) => id === custom)?.name ?? '';
  };
  return (
    <>
      <PageHeader
        title={t('contactList.columns.title')}
        breadcrumb={[{ href: contactsHref(query), label: t('contacts.title') }]}
      />
      <div className="max-w-xl p-4 sm:p-5">
        <p className="mb-1 text-body text-base-content/75">{t('contactList.columns.lead')}</p>
        <p className="mb-4 text-small text-base-content/75">{t('contactList.columns.alwaysName')}</p>
        <ColumnsForm
          action={setListColumnsAction}
          query={contactListParameters(query).toString()}
          columns={offeredColumns(shown, all).map((key) => ({ key, name: nameOf(key) }))}
          shown={shown}
          moved={String(address.given.moved)}
          cancel={
            <ButtonLink href={contactsHref(query)} variant="ghost">
              {t('contactList.columns.cancel')}
            </ButtonLink>
          }
        />
      </div>
    </>
  );
}
