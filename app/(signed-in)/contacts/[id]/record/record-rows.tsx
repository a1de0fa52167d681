import type { ReactNode } from 'react';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { customFieldId, type RecordField, recordFieldsInOrder } from '#lib/contacts/list/record-fields.ts';
import { shownValue } from '#lib/contacts/list/shown-value.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { formatDay } from '#lib/format/format-date.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import { formatCnpj, formatCpf, formatPhone } from '#lib/identifiers/format.ts';
import { languageName } from '../../form/language-options.ts';

/** A field as the record shows it; `field` and what `copy` puts on the clipboard where there is something to do with it. */
export interface RecordRow {
  key: string;
  label: string;
  value: ReactNode;
  field?: RecordField;
  copy?: string;
  /** The value by which others may be found to be the same person. */
  identifies?: string;
  /** What is said beside it. */
  mark?: string;
}

interface Reader {
  actor: Actor;
  t: Words<'contacts'>;
  /** The organization's order of fields. */
  order: readonly string[];
  marks?: ReadonlyMap<string, string>;
}

const UNMARKED: ReadonlyMap<string, string> = new Map();

/** What the record says, field by field in the organization's order; phone and e-mail have a row where they are blank. */
export function recordRows(contact: Contact, { actor, t, order, marks = UNMARKED }: Reader): RecordRow[] {
  const fields = recordFieldsInOrder(
    order,
    contact.customFields.map(({ id }) => id),
  );
  return fields
    .flatMap((field) => rowsOf(field, contact, actor, t))
    .map((row) => ({ ...row, mark: marks.get(row.identifies?.toLowerCase() ?? '') }));
}

/** The fields of which nothing is known, with what they are called. */
export function blankFields(
  rows: readonly RecordRow[],
  customFields: readonly CustomField[],
  { t, order }: Pick<Reader, 't' | 'order'>,
): { field: RecordField; label: string }[] {
  const names = new Map(customFields.filter(({ archived }) => !archived).map(({ id, name }) => [id, name]));
  return recordFieldsInOrder(order, [...names.keys()])
    .filter((field) => !rows.some((row) => row.field === field))
    .map((field) => ({ field, label: labelOf(field, names, t) }));
}

function labelOf(field: RecordField, customNames: ReadonlyMap<number, string>, t: Words<'contacts'>): string {
  const id = customFieldId(field);
  if (id !== null) return customNames.get(id) ?? '';
  return t(field === 'phones' ? 'fields.phone' : `fields.${field as Exclude<typeof field, 'phones'>}`);
}

function rowsOf(field: RecordField, contact: Contact, actor: Actor, t: Words<'contacts'>): RecordRow[] {
  if (field === 'phones') return phoneRows(contact, t);
  const id = customFieldId(field);
  const custom = contact.customFields.find((one) => one.id === id);
  if (custom) return [{ key: field, field, label: custom.name, value: shownValue(custom, actor.locale) }];
  const value = shownField(field, contact, actor, t);
  const missed = field === 'email';
  const copy = field === 'email' ? (contact.email ?? undefined) : undefined;
  const identifies = (field === 'email' || field === 'cpf' ? contact[field] : null) ?? undefined;
  return value || missed ? [{ key: field, field, copy, identifies, label: t(`fields.${field}`), value }] : [];
}

function phoneRows({ phones }: Contact, t: Words<'contacts'>): RecordRow[] {
  if (phones.length === 0) return [{ key: 'phones', field: 'phones', label: t('fields.phone'), value: null }];
  return phones.map((phone, at) => ({
    key: `phone-${phone}`,
    field: at === 0 ? 'phones' : undefined,
    copy: `+${phone}`,
    identifies: phone,
    label: at === 0 ? t('fields.phone') : t('phoneNumber', { number: at + 1 }),
    value: (
      <a href={`tel:+${phone}`} className="underline-offset-2 hover:underline">
        {formatPhone(phone)}
      </a>
    ),
  }));
}

function shownField(field: RecordField, contact: Contact, actor: Actor, t: Words<'contacts'>): ReactNode {
  const { email, cpf, cnpj, birthDate, gender, segments } = contact;
  switch (field) {
    case 'email':
      return (
        email && (
          <a href={`mailto:${email}`} className="underline-offset-2 hover:underline">
            {email}
          </a>
        )
      );
    case 'cpf':
      return cpf && formatCpf(cpf);
    case 'cnpj':
      return cnpj && formatCnpj(cnpj);
    case 'birthDate':
      return birthDate && formatDay(birthDate, actor.locale);
    case 'gender':
      return gender && t(`genders.${gender}`);
    case 'segments':
      return segments.map(({ name }) => name).join(', ');
    case 'address':
      return addressOf(contact);
    case 'language':
      return contact.language && languageName(contact.language, actor.locale);
    case 'firstName':
    case 'lastName':
    case 'company':
    case 'externalId':
    case 'whatsapp':
    case 'instagram':
    case 'facebook':
    case 'twitter':
    case 'telegram':
      return contact[field];
    default:
      return null;
  }
}

/** As on an envelope. */
function addressOf({ street, number, complement, city, state, zipCode, country }: Contact) {
  const lines = [
    [street, number, complement].filter(Boolean).join(', '),
    [[city, state].filter(Boolean).join(' · '), zipCode].filter(Boolean).join(', '),
    country,
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return <span className="whitespace-pre-line">{lines.join('\n')}</span>;
}
