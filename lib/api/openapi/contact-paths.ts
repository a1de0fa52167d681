import type { Words } from '../api-words.ts';
import { BODY_PROBLEMS, creation, listing } from './collection-operations.ts';
import { contactExample, newContactExample } from './examples.ts';
import { idParameter, parameter } from './list-parts.ts';
import { json, operation } from './operation.ts';
import type { Paths } from './types.ts';

/** `/contacts`. */
export function contactPaths(words: Words): Paths {
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
        problems: ['not_found'],
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
        problems: ['not_found'],
      }),
    },
  };
}

function filters(words: Words) {
  return [
    parameter(words, 'search', { type: 'string', maxLength: 200 }),
    parameter(words, 'active', { type: 'boolean' }),
    parameter(words, 'tag', { type: 'string' }),
    parameter(words, 'clientCode', { type: 'string' }),
  ];
}
