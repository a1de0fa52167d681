import { ADDRESS_FIELDS, SOCIAL_FIELDS } from '#lib/contacts/contact-json.ts';
import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import * as part from './schema-parts.ts';
import type { Schema } from './types.ts';

/** Contact as answered, as created and as changed. */
export function contactSchemas(words: Translate): Record<string, Schema> {
  const own = ownFields(words);
  const given = { ...own, address: part.ref('AddressChange'), social: part.ref('SocialChange') };
  return {
    Contact: part.record({ id: part.id(), ...own, ...keptFields(words) }),
    ContactPage: part.pageOfSchema('Contact', words('fields.nextCursor')),
    NewContact: part.body(given, ['name']),
    ContactChange: part.body({ ...given, version: part.id(words('fields.versionGiven')) }),
    ContactPortfolio: part.record({
      flow: part.oneOf(FLOWS, words('fields.flow')),
      ownerEmail: part.text(),
      backupAgentEmail: part.optionalText(words('fields.backupAgent')),
      serviceName: part.optionalText(words('fields.portfolioService')),
    }),
    Address: part.record(optionalTexts(ADDRESS_FIELDS)),
    AddressChange: part.body(optionalTexts(ADDRESS_FIELDS)),
    Social: part.record(optionalTexts(SOCIAL_FIELDS)),
    SocialChange: part.body(optionalTexts(SOCIAL_FIELDS)),
  };
}

/** What people fill in. */
function ownFields(words: Translate): Record<string, Schema> {
  return {
    name: part.text(words('fields.name')),
    kind: part.oneOf(['individual', 'corporate', 'group']),
    active: part.flag(words('fields.active')),
    email: part.optionalText(),
    cpf: part.optionalText(words('fields.cpf')),
    cnpj: part.optionalText(words('fields.cnpj')),
    gender: part.oneOf(['female', 'male', 'not_informed', null]),
    birthDate: { ...part.optionalText(words('fields.birthDate')), format: 'date' },
    externalId: part.optionalText(words('fields.externalId')),
    clientCode: part.optionalText(words('fields.clientCode')),
    company: part.optionalText(),
    language: part.optionalText(words('fields.language')),
    phones: { ...part.listOf(part.text(), words('fields.phones')), maxItems: 10 },
    address: part.ref('Address'),
    social: part.ref('Social'),
    priority: part.oneOf(['high', 'medium', 'low', null]),
    tags: part.listOf(part.text(), words('fields.tags')),
    segments: part.listOf(part.text(), words('fields.segments')),
    customFields: {
      type: 'object',
      description: words('fields.customFields'),
      additionalProperties: { type: ['string', 'number', 'null'] },
    },
  };
}

/** What the base itself keeps about a contact. */
function keptFields(words: Translate): Record<string, Schema> {
  return {
    portfolio: {
      description: words('fields.portfolio'),
      anyOf: [part.ref('ContactPortfolio'), { type: 'null' }],
    },
    blocked: part.flag(words('fields.blocked')),
    mergedInto: { type: ['integer', 'null'], minimum: 1, description: words('fields.mergedInto') },
    anonymized: part.flag(words('fields.anonymized')),
    version: part.id(words('fields.version')),
    lastInteractionAt: part.optionalInstant(),
    createdAt: part.instant(),
    updatedAt: part.instant(),
  };
}

function optionalTexts(names: readonly string[]): Record<string, Schema> {
  return Object.fromEntries(names.map((name) => [name, part.optionalText()]));
}
