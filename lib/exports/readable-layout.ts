import type { Contact } from '#lib/contacts/contact-record.ts';
import { ADDRESS_FIELDS } from '#lib/contacts/field-groups.ts';
import {
  type ColumnKey,
  columnsAmong,
  contactCell,
  LIST_COLUMNS,
} from '#lib/contacts/list/contact-columns.ts';
import { readContacts } from '#lib/contacts/list/read-contacts.ts';
import { customFieldId } from '#lib/contacts/list/record-fields.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Translate } from '#lib/core/translate.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { formatDateTime, formatDay } from '#lib/format/format-date.ts';
import type { MakeLayout } from './export-layout.ts';

const FURTHER = [
  'firstName',
  'lastName',
  'gender',
  'birthDate',
  'externalId',
  'language',
  ...ADDRESS_FIELDS,
  'facebook',
  'twitter',
] as const;

interface Column {
  label: string;
  text: (contact: Contact) => string;
}

interface Writer {
  actor: Actor;
  t: Translate;
  fields: readonly CustomField[];
}

/** For people: each custom field in a column of its own. @param chosen keys of the list's columns; all there are when left out */
export function readableLayout(t: Translate, chosen?: readonly string[]): MakeLayout {
  return async (actor, db) => {
    const fields = (await allCustomFields(db)).filter(({ archived }) => !archived);
    const writer = { actor, t, fields };
    const columns = [
      { label: t('contacts.columns.name'), text: ({ name }: Contact) => name },
      ...keysOf(chosen, fields).flatMap((key) => columnsOf(key, writer)),
      ...(chosen ? [] : [...FURTHER.map((field) => furtherColumn(field, writer)), blockedColumn(writer)]),
    ];
    return {
      header: columns.map(({ label }) => label),
      rows: async (ids, db) =>
        (await readContacts(ids, db)).map((contact) => columns.map(({ text }) => text(contact))),
      hasLongCells: false,
    };
  };
}

function keysOf(chosen: readonly string[] | undefined, fields: readonly CustomField[]): ColumnKey[] {
  const all = [...LIST_COLUMNS, ...fields.map(({ id }) => `custom:${id}`)];
  return columnsAmong(chosen ?? all, fields).filter((key) => key !== 'photo');
}

function columnsOf(key: ColumnKey, { actor, t, fields }: Writer): Column[] {
  const custom = customFieldId(key);
  const label = custom ? (fields.find(({ id }) => id === custom)?.name ?? '') : t(`contacts.columns.${key}`);
  const moment = (at: Date | null) => (at ? formatDateTime(at, actor) : '');
  switch (key) {
    case 'created':
      return [{ label, text: ({ createdAt }) => moment(createdAt) }];
    case 'updated':
      return [{ label, text: ({ updatedAt }) => moment(updatedAt) }];
    case 'lastInteraction':
      return [{ label, text: ({ lastInteractionAt }) => moment(lastInteractionAt) }];
    case 'priority':
      return [{ label, text: ({ priority }) => (priority ? t(`contacts.priorities.${priority}`) : '') }];
    case 'portfolio':
      return [
        { label, text: ({ portfolio }) => portfolio?.owner.name ?? '' },
        {
          label: t('contactList.filters.flow'),
          text: ({ portfolio }) => (portfolio ? t(`portfolio.flows.${portfolio.flow}`) : ''),
        },
      ];
    default:
      return [{ label, text: (contact) => [contactCell(key, contact, actor) ?? ''].flat().join(', ') }];
  }
}

function furtherColumn(field: (typeof FURTHER)[number], { actor, t }: Writer): Column {
  return {
    label: t(`contacts.fields.${field}`),
    text: (contact) => {
      const value = contact[field];
      if (!value) return '';
      if (field === 'gender') return t(`contacts.genders.${value}`);
      return field === 'birthDate' ? formatDay(value, actor.locale) : value;
    },
  };
}

function blockedColumn({ actor, t }: Writer): Column {
  return {
    label: t('blocking.blockedSince'),
    text: ({ blockedAt }) => (blockedAt ? formatDateTime(blockedAt, actor) : ''),
  };
}
