import type { ReactNode } from 'react';
import { searchAction } from '#components/ui/address/search-action.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/form/field.tsx';
import {
  type RecordColumn,
  RecordFacts,
  RecordLink,
  RecordTable,
} from '#components/ui/table/record-table.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { formatPhone } from '#lib/identifiers/format.ts';

interface ContactSearchProps {
  actor: Actor;
  search: string;
  /** The page it stands on, by its path. */
  page: string;
  label: string;
  /** Where a contact's name leads, or what stands at the end of its row. */
  href?: (id: number) => string;
  choice?: (contact: Contact) => ReactNode;
}

/** Contacts to choose one from, looked for in the page's own address. */
export async function ContactSearch({ search, page, ...props }: ContactSearchProps) {
  const t = await getTranslations('interactions.linkPage');
  return (
    <>
      <form
        autoComplete="off"
        method="post"
        action={searchAction(page)}
        className="mb-4 flex items-end gap-2"
      >
        <TextField
          name="search"
          type="search"
          label={t('search')}
          defaultValue={search}
          maxLength={LONGEST.search}
          className="grow"
        />
        <Button type="submit">{t('find')}</Button>
      </form>
      {search !== '' && <Found {...props} search={search.slice(0, LONGEST.search)} />}
    </>
  );
}

async function Found({ actor, search, label, href, choice }: Omit<ContactSearchProps, 'page'>) {
  const t = await getTranslations();
  const { items } = await listContacts(actor, { search, limit: 20 });
  if (items.length === 0)
    return <p className="text-body text-base-content/75">{t('interactions.linkPage.none')}</p>;
  const columns: RecordColumn<Contact>[] = [
    {
      label: t('contacts.fields.name'),
      phone: 'title',
      cell: ({ id, name, phones, email, clientCode }) => (
        <>
          {href ? <RecordLink href={href(id)}>{name}</RecordLink> : name}
          <RecordFacts>{[...phones.slice(0, 2).map(formatPhone), email, clientCode]}</RecordFacts>
        </>
      ),
    },
  ];
  if (choice)
    columns.push({
      label: t('desk.columns.actions'),
      phone: 'buttons',
      className: 'md:w-32 md:text-right',
      cell: choice,
    });
  return <RecordTable isFramed label={label} rows={items} rowKey={({ id }) => id} columns={columns} />;
}
