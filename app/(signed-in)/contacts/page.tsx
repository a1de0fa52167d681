import { FileUp, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContactTable } from '#components/contacts/contact-table.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { columnsFor } from '#lib/contacts/contact-columns.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { type ContactList, listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { requireActor } from '#lib/core/session.ts';
import { type ContactListQuery, contactsHref, readContactListQuery } from './contact-list-query.ts';
import { contactListRow } from './contact-list-row.ts';
import { FilterBar } from './filter-bar.tsx';
import { NoContacts } from './no-contacts.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contacts'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ContactsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = readContactListQuery(await searchParams);
  const t = await getTranslations('contacts');
  const list = await findContacts(actor, query);
  const isEmpty = list?.items.length === 0 && (await isBaseEmpty(actor, query));
  return (
    <>
      <PageHeader title={t('title')} count={list && !isEmpty ? countOf(list, t) : undefined}>
        <Deeds actor={actor} t={t} />
      </PageHeader>
      {!isEmpty && <FilterBar query={query} />}
      {!list && (
        <Alert tone="warning" role="alert" className="m-4 sm:m-5" title={t('tooSlow.title')}>
          {t('tooSlow.text')}
        </Alert>
      )}
      {list && list.items.length === 0 && <NoContacts query={query} isBaseEmpty={isEmpty} actor={actor} />}
      {list && list.items.length > 0 && (
        <>
          <Table contacts={list.items} actor={actor} t={t} />
          <Pagination
            previous={list.previous ? contactsHref(query, { before: list.previous }) : null}
            next={list.next ? contactsHref(query, { after: list.next }) : null}
            label={t('counted', { count: list.count, exact: String(list.countIsExact) })}
          />
        </>
      )}
    </>
  );
}

function Table({ contacts, actor, t }: { contacts: Contact[]; actor: Actor; t: Words }) {
  const columns = columnsFor(contacts);
  return (
    <ContactTable
      columns={columns.map((key) => ({ key, label: t(`columns.${key}`) }))}
      contacts={contacts.map((contact) => contactListRow(contact, columns, { actor, t }))}
      words={{
        name: t('columns.name'),
        corporate: t('kinds.corporate'),
        inactive: t('states.one.inactive'),
        priorities: { high: t('priorities.high'), medium: t('priorities.medium'), low: t('priorities.low') },
      }}
    />
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'contacts'>>>;

function countOf({ count, countIsExact }: ContactList, t: Words): string {
  return t('count', { count, exact: String(countIsExact) });
}

/** null when the search took too long. */
async function findContacts(actor: Actor, query: ContactListQuery): Promise<ContactList | null> {
  try {
    return await listContacts(actor, {
      search: query.q,
      tag: query.tag,
      active: query.state === 'all' ? undefined : query.state === 'active',
      after: query.after,
      before: query.before,
    });
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

async function isBaseEmpty(actor: Actor, { q, tag }: ContactListQuery): Promise<boolean> {
  return !q && !tag && (await listContacts(actor, { limit: 1 })).items.length === 0;
}

function Deeds({ actor, t }: { actor: Actor; t: Words }) {
  return (
    <>
      {can(actor, 'imports.create') && (
        <ButtonLink
          href="/imports/new"
          className="max-sm:hidden"
          icon={<FileUp aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {t('import')}
        </ButtonLink>
      )}
      {can(actor, 'contacts.create') && (
        <ButtonLink
          href="/contacts/new"
          variant="primary"
          icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {t('new')}
        </ButtonLink>
      )}
    </>
  );
}
