import { IDENTIFIERS } from '#lib/contacts/filters/kinds/identifier-filter.ts';
import { OUTCOMES } from '#lib/contacts/filters/kinds/import-filter.ts';
import { RUN_OUTCOMES } from '#lib/contacts/filters/kinds/run-filter.ts';
import { KINDS, PRIORITY_CHOICES } from '#lib/contacts/filters/kinds/state-filter.ts';
import { CONTACT_SORTS } from '#lib/contacts/list/contact-order.ts';
import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, creation, listing } from '../collection-operations.ts';
import { contactExample, newContactExample, subjectDataExample } from '../examples.ts';
import { idParameter, parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Paths, Schema } from '../types.ts';

export function contactPaths(words: Translate): Paths {
  const tag = 'contacts';
  const list = { tag, item: 'Contact', example: contactExample };
  const contact = { description: words('answers.item'), content: json('Contact', contactExample) };
  const parameters = [idParameter(words)];
  return {
    '/contacts': {
      get: listing(words, {
        ...list,
        id: 'listContacts',
        permission: 'contacts.view',
        filters: filters(words),
      }),
      post: creation(words, {
        ...list,
        id: 'createContact',
        permission: 'contacts.create',
        given: newContactExample,
      }),
    },
    '/contacts/{id}': {
      get: operation(words, {
        id: 'getContact',
        tag,
        permission: 'contacts.view',
        parameters,
        answers: { 200: contact },
        problems: ['not_found', 'gone'],
      }),
      patch: operation(words, {
        id: 'updateContact',
        tag,
        permission: 'contacts.edit',
        parameters,
        body: json('ContactChange', { priority: 'high', tags: ['VIP'], version: 3 }),
        answers: { 200: contact },
        problems: [...BODY_PROBLEMS, 'not_found'],
      }),
      delete: operation(words, {
        id: 'deleteContact',
        tag,
        permission: 'contacts.delete',
        parameters,
        answers: { 204: { description: words('answers.deleted') } },
        problems: ['not_found', 'conflict'],
      }),
    },
    '/contacts/{id}/data': {
      get: operation(words, {
        id: 'getSubjectData',
        tag,
        permission: 'privacy.manage',
        parameters,
        answers: {
          200: { description: words('answers.item'), content: json('SubjectData', subjectDataExample) },
        },
        problems: ['not_found', 'gone', 'refused'],
      }),
    },
  };
}

function filters(words: Translate) {
  const text = { type: 'string', maxLength: 200 } as const;
  const date = { type: 'string', format: 'date' } as const;
  const oneOf = (values: readonly string[]) => ({ type: 'string', enum: [...values] }) as const;
  const listOf = (items: Schema) => ({ type: 'array', items, maxItems: 50 }) as const;
  const identifiers = listOf(oneOf(IDENTIFIERS));
  const schemas: Record<string, Schema> = {
    search: text,
    clientCode: text,
    active: { type: 'boolean' },
    merged: { type: 'boolean' },
    blocked: { type: 'boolean' },
    anonymized: { type: 'boolean' },
    kind: listOf(oneOf(KINDS)),
    priority: listOf(oneOf(PRIORITY_CHOICES)),
    tag: listOf(text),
    allTags: listOf(text),
    withoutTag: listOf(text),
    segment: listOf(text),
    owner: listOf(text),
    withOwner: { type: 'boolean' },
    flow: listOf({ type: 'string', enum: [...FLOWS, '1', '2', '3', '4'] }),
    field: text,
    fieldEquals: text,
    fieldContains: text,
    city: text,
    addressState: text,
    createdFrom: date,
    createdTo: date,
    updatedFrom: date,
    updatedTo: date,
    interactionFrom: date,
    interactionTo: date,
    has: identifiers,
    lacks: identifiers,
    import: { type: 'integer', minimum: 1 },
    outcome: oneOf(OUTCOMES),
    run: { type: 'integer', minimum: 1 },
    runOutcome: oneOf(RUN_OUTCOMES),
    sort: { ...oneOf(CONTACT_SORTS), default: 'name' },
  };
  return Object.entries(schemas).map(([name, schema]) => parameter(words, name, schema));
}
