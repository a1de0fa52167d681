import { type ContactListHeading, ContactTable } from '#components/contacts/list/contact-table.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { valuesOf } from '#lib/contacts/filters/filter-parts.ts';
import {
  type ColumnKey,
  columnsAmong,
  columnsFor,
  LIST_COLUMNS,
  type ListColumn,
} from '#lib/contacts/list/contact-columns.ts';
import type { ContactSort } from '#lib/contacts/list/contact-order.ts';
import { customFieldId } from '#lib/contacts/list/record-fields.ts';
import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import type { Layout } from '#lib/contacts/views/list-look.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { type ContactListQuery, contactsHref, placeIn } from './contact-list-query.ts';
import { contactListRow } from './contact-list-row.ts';

/** A page of contacts in the reader's columns; as cards with everything that is known of each. */
export async function ContactList({
  contacts,
  query,
  actor,
}: {
  contacts: Contact[];
  query: ContactListQuery;
  actor: Actor;
}) {
  const t = await getTranslations();
  const words = await getTranslations('contacts');
  const { keys, hasPhotos, fields } = await shownColumns(actor, contacts, query.layout);
  const nothing = { noEmail: words('noEmail'), noEmailNorPhone: words('noEmailNorPhone') };
  const { tag, allTags, merged, anonymized } = query.filters;
  const asked = new Set([...valuesOf(tag), ...valuesOf(allTags)].map((one) => String(one).toLowerCase()));
  const context = {
    actor,
    hasPhotos,
    words: nothing,
    isAsked: ({ id, name }: { id: number; name: string }) =>
      asked.has(String(id)) || asked.has(name.toLowerCase()),
    picked: new Set(query.picked),
  };
  const mayDelete = can(actor, 'contacts.delete');
  return (
    <ContactTable
      layout={query.layout}
      address={contactsHref(query, placeIn(query))}
      name={{ label: t('contacts.columns.name'), sort: sortOf('name', query) }}
      hasPhotos={hasPhotos}
      columns={keys.map((key) => ({ key, ...headingOf(key, { query, fields, t: words }) }))}
      contacts={contacts.map((contact) => contactListRow(contact, keys, context))}
      words={{
        corporate: t('contacts.kinds.corporate'),
        inactive: t('contacts.states.one.inactive'),
        blocked: t('blocking.mark'),
        priorities: {
          high: t('contacts.priorities.high'),
          medium: t('contacts.priorities.medium'),
          low: t('contacts.priorities.low'),
        },
        flows: Object.fromEntries(FLOWS.map((flow) => [flow, t(`portfolio.flows.${flow}`)])),
        noOwner: t('contactList.noOwner'),
        select: t('bulk.bar.select'),
        selectScreen: t('bulk.bar.screen'),
        selectFound: t('bulk.bar.found'),
        // Who was merged away or anonymized is neither edited nor deleted by itself.
        ...(!merged &&
          !anonymized &&
          can(actor, 'contacts.edit') && {
            menu: {
              label: words('menu'),
              edit: words('edit'),
              start: t('desk.start'),
              remove: mayDelete ? words('delete.action') : undefined,
            },
          }),
      }}
    />
  );
}

/** The columns a page of contacts is shown with, but for the picture. */
export function screenColumns(actor: Actor, contacts: readonly Contact[]): string[] {
  return (actor.listColumns ?? columnsFor(contacts)).filter((key) => key !== 'photo');
}

async function shownColumns(actor: Actor, contacts: readonly Contact[], layout: Layout) {
  const chosen = actor.listColumns;
  const needsFields = layout === 'cards' || chosen?.some((key) => customFieldId(key as ListColumn));
  const fields = needsFields ? await listCustomFields(actor, { archived: false }) : [];
  const columns = chosen ? columnsAmong(chosen, fields) : columnsFor(contacts);
  const all = layout === 'cards' ? [...new Set([...columns, ...everyColumn(fields)])] : columns;
  const keys = all.filter((key): key is ColumnKey => key !== 'photo');
  return { keys, hasPhotos: columns.includes('photo'), fields };
}

function everyColumn(fields: readonly CustomField[]): ListColumn[] {
  const own = LIST_COLUMNS.filter((key) => key !== 'photo');
  return [...own, ...fields.map(({ id }): ListColumn => `custom:${id}`)];
}

interface HeadingContext {
  query: ContactListQuery;
  fields: readonly CustomField[];
  t: Words<'contacts'>;
}

function headingOf(key: ColumnKey, { query, fields, t }: HeadingContext): ContactListHeading {
  const custom = customFieldId(key);
  if (custom !== null) return { label: fields.find(({ id }) => id === custom)?.name ?? '' };
  return { label: t(`columns.${key}` as 'columns.name'), sort: sortOf(key, query) };
}

/** Which way a heading sorts when it is followed first: people look for what is new and for what is urgent. */
const FIRST_WAY: Record<string, ContactSort> = {
  name: 'name',
  created: '-created',
  lastInteraction: '-lastInteraction',
  priority: '-priority',
};

function sortOf(key: string, query: ContactListQuery): ContactListHeading['sort'] {
  const first = FIRST_WAY[key];
  if (!first) return undefined;
  const direction = directionOf(key, query.sort);
  const other = (first.startsWith('-') ? key : `-${key}`) as ContactSort;
  return { href: contactsHref(query, { sort: query.sort === first ? other : first }), direction };
}

function directionOf(key: string, sort: ContactSort): 'ascending' | 'descending' | undefined {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : undefined;
}
