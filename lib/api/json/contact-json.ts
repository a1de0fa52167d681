import { z } from 'zod';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { ADDRESS_FIELDS, SOCIAL_FIELDS } from '#lib/contacts/field-groups.ts';
import type { ContactPortfolio } from '#lib/contacts/portfolio/contact-portfolio.ts';
import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import { PRIORITIES } from '#lib/contacts/priority.ts';
import { MOST_PHONES } from '#lib/core/limits.ts';
import { id, instant } from './answer-parts.ts';
import { noted } from './noted.ts';

const text = z.string().nullable();

export const Address = z.strictObject(textsOf(ADDRESS_FIELDS));

export const Social = z.strictObject(textsOf(SOCIAL_FIELDS));

export const ContactPortfolioAnswer = z.strictObject({
  flow: noted('flow', z.enum(FLOWS)),
  ownerEmail: z.string(),
  backupAgentEmail: noted('backupAgent', text),
  serviceName: noted('portfolioService', text),
});

export const ContactAnswer = z.strictObject({
  id,
  name: z.string(),
  firstName: text,
  lastName: text,
  kind: z.enum(['individual', 'corporate', 'group']),
  active: noted('active', z.boolean()),
  email: text,
  cpf: noted('cpf', text),
  cnpj: noted('cnpj', text),
  gender: z.enum(['female', 'male', 'not_informed']).nullable(),
  birthDate: noted('birthDate', z.iso.date().nullable()),
  externalId: noted('externalId', text),
  clientCode: noted('clientCode', text),
  company: text,
  language: noted('language', text),
  phones: noted('phones', z.array(z.string()).max(MOST_PHONES)),
  address: Address,
  social: Social,
  priority: z.enum(PRIORITIES).nullable(),
  tags: noted('tags', z.array(z.string())),
  segments: noted('segments', z.array(z.string())),
  customFields: noted('customFields', z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  portfolio: noted('portfolio', ContactPortfolioAnswer.nullable()),
  blocked: noted('blocked', z.boolean()),
  mergedInto: noted('mergedInto', id.nullable()),
  mergedFrom: noted('mergedFrom', id).optional(),
  anonymized: noted('anonymized', z.boolean()),
  version: noted('version', id),
  lastInteractionAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

export function contactJson(contact: Contact): z.output<typeof ContactAnswer> {
  return {
    id: contact.id,
    name: contact.name,
    firstName: contact.firstName,
    lastName: contact.lastName,
    kind: contact.kind,
    active: contact.active,
    email: contact.email,
    cpf: contact.cpf,
    cnpj: contact.cnpj,
    gender: contact.gender,
    birthDate: contact.birthDate,
    externalId: contact.externalId,
    clientCode: contact.clientCode,
    company: contact.company,
    language: contact.language,
    phones: contact.phones,
    address: pick(contact, ADDRESS_FIELDS),
    social: pick(contact, SOCIAL_FIELDS),
    priority: contact.priority,
    tags: contact.tags.map(({ name }) => name),
    segments: contact.segments.map(({ name }) => name),
    customFields: Object.fromEntries(
      contact.customFields.map(({ name, type, value }) => [name, type === 'number' ? Number(value) : value]),
    ),
    portfolio: contact.portfolio && portfolioJson(contact.portfolio),
    blocked: contact.blockedAt !== null,
    mergedInto: contact.mergedIntoId,
    anonymized: contact.anonymizedAt !== null,
    version: contact.version,
    lastInteractionAt: contact.lastInteractionAt?.toISOString() ?? null,
    createdAt: contact.createdAt.toISOString(),
    updatedAt: contact.updatedAt.toISOString(),
  };
}

function portfolioJson({
  flow,
  owner,
  backupAgent,
  service,
}: ContactPortfolio): z.output<typeof ContactPortfolioAnswer> {
  return {
    flow,
    ownerEmail: owner.email,
    backupAgentEmail: backupAgent?.email ?? null,
    serviceName: service?.name ?? null,
  };
}

function textsOf<const Name extends string>(names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>;
}

function pick<Field extends keyof Contact>(contact: Contact, fields: readonly Field[]): Pick<Contact, Field> {
  return Object.fromEntries(fields.map((field) => [field, contact[field]])) as Pick<Contact, Field>;
}
