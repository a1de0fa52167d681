import { z } from 'zod';
import { contactSchema } from '#lib/contacts/input/contact-input.ts';
import { jsonObject } from '#lib/core/json-form.ts';
import { createCustomFieldInput } from '#lib/custom-fields/create-custom-field.ts';
import { portfolioChoiceInput } from '#lib/portfolio/portfolio-choice.ts';
import { createSegmentInput } from '#lib/segments/create-segment.ts';
import { createServiceInput } from '#lib/services/create-service.ts';
import { updateOrganizationInput } from '#lib/settings/update-organization.ts';
import { createTagInput } from '#lib/tags/create-tag.ts';
import { createUserInput } from '#lib/users/create-user.ts';
import { updateUserInput } from '#lib/users/update-user.ts';
import { noted } from '../json/noted.ts';
import { contactIdsInput } from './contact-ids.ts';

/** What a body is like depends on no rule of the organization; what is refused does. */
const ANY_RULES = { refuseInvalid: true, today: '', fields: [], decimal: '.' } as const;

const { custom: _formOnly, version, ...contactFields } = contactSchema(ANY_RULES).shape;
const contact = body(contactFields, {
  name: 'name',
  active: 'active',
  cpf: 'cpf',
  cnpj: 'cnpj',
  birthDate: 'birthDate',
  externalId: 'externalId',
  clientCode: 'clientCode',
  language: 'language',
  phones: 'phones',
  tags: 'tags',
  segments: 'segments',
  customFields: 'customFields',
});
const ids = body(contactIdsInput.shape, { ids: 'contactIds' });
const person = { canAnonymize: 'canAnonymize', followMePhone: 'followMePhone', segments: 'userSegments' };

/** The bodies in JSON, read by their schemas and described by them: those of the verbs, as far as JSON reaches them. */
export const bodies = {
  NewContact: contact,
  ContactChange: contact.extend(body({ version }, { version: 'versionGiven' }).shape),
  ContactIds: ids,
  Assignment: ids.extend(
    body(portfolioChoiceInput.shape, {
      flow: 'flowGiven',
      backupAgentEmail: 'backupAgent',
      serviceName: 'portfolioService',
    }).required({ flow: true }).shape,
  ),
  NewService: body(createServiceInput.shape, { hasMailbox: 'hasMailbox' }),
  NewSegment: body(createSegmentInput.shape, { operators: 'operators' }),
  NewUser: body(createUserInput.shape, { ...person, password: 'password' }),
  UserChange: body(updateUserInput.shape, {
    ...person,
    active: 'userActive',
    to: 'userSuccessor',
    userId: 'userSuccessorId',
  }),
  OrganizationChange: body(updateOrganizationInput.shape, {
    allowDuplicates: 'allowDuplicates',
    refuseInvalidDocuments: 'refuseInvalidDocuments',
    placeholders: 'placeholders',
    defaultCountry: 'defaultCountry',
    timeZone: 'timeZone',
    reportRetentionDays: 'reportRetentionDays',
  }),
  NewTag: body(createTagInput.shape, {}),
  NewCustomField: body(createCustomFieldInput.shape, { choices: 'choices' }),
} satisfies Record<string, z.ZodObject>;

export type BodySchema = keyof typeof bodies;

/** The parts of a contact's body that have names of their own in the document. */
export const AddressChange = (contact.shape.address as z.ZodOptional<z.ZodType>).unwrap();
export const SocialChange = (contact.shape.social as z.ZodOptional<z.ZodType>).unwrap();

function body<Shape extends Readonly<Record<string, z.core.$ZodType>>>(
  shape: Shape,
  notes: Partial<Record<keyof Shape & string, string>>,
): z.ZodObject {
  const fields = Object.entries(jsonObject(shape).shape as Record<string, z.ZodType>).map(([name, field]) => {
    const note = notes[name];
    return [name, note === undefined ? field : noted(note, field)];
  });
  return z.strictObject(Object.fromEntries(fields));
}
