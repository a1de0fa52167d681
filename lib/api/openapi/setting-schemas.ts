import { ROLES } from '#lib/core/role.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import * as part from './schema-parts.ts';
import type { Schema } from './types.ts';

const LOCALES = ['pt-BR', 'en'];
const TYPES = ['text', 'number', 'date', 'choice'];

/** Users, organization, tags and custom fields. */
export function settingSchemas(words: Translate): Record<string, Schema> {
  return { ...userSchemas(words), ...organizationSchemas(words), ...vocabularySchemas(words) };
}

function userSchemas(words: Translate): Record<string, Schema> {
  const person = {
    name: part.text(undefined, 120),
    email: part.text(undefined, 254),
    role: part.oneOf(ROLES),
    canAnonymize: part.flag(words('fields.canAnonymize')),
    followMePhone: part.optionalText(words('fields.followMePhone')),
    segments: part.listOf(part.text(), words('fields.userSegments')),
  };
  const password = part.text(words('fields.password'));
  return {
    User: part.record({
      id: part.id(),
      ...person,
      active: part.flag(),
      invited: part.flag(words('fields.invited')),
      locale: part.oneOf([...LOCALES, null], words('fields.userLocale')),
      createdAt: part.instant(),
      updatedAt: part.instant(),
    }),
    UserPage: part.pageOfSchema('User', words('fields.nextCursor')),
    NewUser: part.body({ ...person, password }, ['name', 'email', 'role']),
    UserChange: part.body({
      ...person,
      active: part.flag(words('fields.userActive')),
      to: part.oneOf(['user', 'nobody', 'keep'], words('fields.userSuccessor')),
      userId: part.id(words('fields.userSuccessorId')),
    }),
  };
}

function organizationSchemas(words: Translate): Record<string, Schema> {
  const fields = {
    name: part.text(),
    allowDuplicates: part.flag(words('fields.allowDuplicates')),
    refuseInvalidDocuments: part.flag(words('fields.refuseInvalidDocuments')),
    placeholders: part.listOf(part.text(), words('fields.placeholders')),
    defaultCountry: part.text(words('fields.defaultCountry')),
    locale: part.oneOf(LOCALES),
    timeZone: part.text(words('fields.timeZone')),
    reportRetentionDays: part.oneOf([0, 7, 30], words('fields.reportRetentionDays')),
  };
  return {
    Organization: part.record({ ...fields, updatedAt: part.instant() }),
    OrganizationChange: part.body(fields),
  };
}

function vocabularySchemas(words: Translate): Record<string, Schema> {
  const field = {
    name: part.text(),
    type: part.oneOf(TYPES),
    choices: part.listOf(part.text(), words('fields.choices')),
  };
  return {
    Tag: part.record({ id: part.id(), name: part.text() }),
    TagPage: part.pageOfSchema('Tag', words('fields.nextCursor')),
    NewTag: part.body({ name: part.text() }, ['name']),
    CustomField: part.record({
      id: part.id(),
      ...field,
      position: part.whole(words('fields.position')),
      archived: part.flag(words('fields.archived')),
    }),
    CustomFieldPage: part.pageOfSchema('CustomField', words('fields.nextCursor')),
    NewCustomField: part.body(field, ['name']),
  };
}
