import type { Contact } from './contact-record.ts';
import type { ContactPortfolio } from './portfolio/contact-portfolio.ts';

export const ADDRESS_FIELDS = [
  'zipCode',
  'street',
  'number',
  'complement',
  'city',
  'state',
  'country',
] as const;

export const SOCIAL_FIELDS = ['instagram', 'facebook', 'twitter', 'whatsapp', 'telegram'] as const;

/** A contact as the API words it. */
export function contactJson(contact: Contact) {
  return {
    id: contact.id,
    name: contact.name,
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

function portfolioJson({ flow, owner, backupAgent, service }: ContactPortfolio) {
  return {
    flow,
    ownerEmail: owner.email,
    backupAgentEmail: backupAgent?.email ?? null,
    serviceName: service?.name ?? null,
  };
}

function pick<Field extends keyof Contact>(contact: Contact, fields: readonly Field[]): Pick<Contact, Field> {
  return Object.fromEntries(fields.map((field) => [field, contact[field]])) as Pick<Contact, Field>;
}
