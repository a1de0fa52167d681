import type { Actor } from '#lib/core/actor.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { formatCnpj, formatCpf, phoneParts } from '#lib/identifiers/format.ts';
import type { Contact } from '../contact-record.ts';
import { ADDRESS_FIELDS, SOCIAL_FIELDS } from '../field-groups.ts';

export type ContactFormValues = Record<string, string>;

/** In the way the reader writes dates and numbers. `createContactInPortfolio` reads it all back. */
export function contactFormValues(contact: Contact, { locale }: Pick<Actor, 'locale'>): ContactFormValues {
  const values: Record<string, string | null> = {
    name: contact.name,
    firstName: contact.firstName,
    lastName: contact.lastName,
    kind: contact.kind,
    active: String(contact.active),
    email: contact.email,
    cpf: contact.cpf && formatCpf(contact.cpf),
    cnpj: contact.cnpj && formatCnpj(contact.cnpj),
    gender: contact.gender,
    birthDate: contact.birthDate && typedDay(contact.birthDate),
    externalId: contact.externalId,
    clientCode: contact.clientCode,
    company: contact.company,
    language: contact.language,
    priority: contact.priority,
    tags: contact.tags.map(({ name }) => name).join(', '),
    segments: contact.segments
      .map(({ name }) => name)
      .sort()
      .join(', '),
    ...portfolioValues(contact.portfolio),
  };
  for (const field of ADDRESS_FIELDS) values[`address.${field}`] = contact[field];
  for (const field of SOCIAL_FIELDS) values[`social.${field}`] = contact[field];
  for (const [at, digits] of contact.phones.entries()) {
    const { country, number } = phoneParts(digits);
    values[`phones.${at}.country`] = country;
    values[`phones.${at}.number`] = number;
  }
  for (const field of contact.customFields) values[`custom.f${field.id}`] = typedValue(field, locale);
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
}

function portfolioValues(portfolio: Contact['portfolio']): Record<string, string | null> {
  if (!portfolio) return {};
  const { flow, owner, backupAgent, service } = portfolio;
  return {
    'portfolio.flow': flow,
    'portfolio.ownerId': String(owner.id),
    'portfolio.backupAgentId': backupAgent && String(backupAgent.id),
    'portfolio.serviceId': service && String(service.id),
  };
}

export function typedValue(
  { type, value }: Pick<CustomField, 'type'> & { value: string },
  locale: Actor['locale'],
): string {
  if (type === 'date') return typedDay(value);
  return type === 'number' && locale === 'pt-BR' ? value.replace('.', ',') : value;
}

/** dd/mm/yyyy, as it is read. */
function typedDay(day: string): string {
  return day.split('-').reverse().join('/');
}
