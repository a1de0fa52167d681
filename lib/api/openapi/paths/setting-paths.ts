import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, creation, listing } from '../collection-operations.ts';
import { customFieldExample, newUserExample, organizationExample, userExample } from '../examples.ts';
import { idParameter, parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Paths } from '../types.ts';

export function settingPaths(words: Translate): Paths {
  return { ...userPaths(words), ...organizationPaths(words), ...tagPaths(words), ...customFieldPaths(words) };
}

function userPaths(words: Translate): Paths {
  const tag = 'users';
  const list = { tag, item: 'User', example: userExample };
  const parts = {
    tag,
    parameters: [idParameter(words)],
    answers: { 200: { description: words('answers.item'), content: json('User', userExample) } },
  };
  return {
    '/users': {
      get: listing(words, { ...list, id: 'listUsers', permission: 'users.view' }),
      post: creation(words, { ...list, id: 'createUser', permission: 'users.manage', given: newUserExample }),
    },
    '/users/{id}': {
      get: operation(words, { ...parts, id: 'getUser', permission: 'users.view', problems: ['not_found'] }),
      patch: operation(words, {
        ...parts,
        id: 'updateUser',
        permission: 'users.manage',
        body: json('UserChange', { active: false }),
        problems: [...BODY_PROBLEMS, 'not_found'],
      }),
    },
  };
}

function organizationPaths(words: Translate): Paths {
  const parts = {
    tag: 'organization',
    answers: {
      200: { description: words('answers.item'), content: json('Organization', organizationExample) },
    },
  };
  return {
    '/organization': {
      get: operation(words, { ...parts, id: 'getOrganization', permission: 'organization.view' }),
      patch: operation(words, {
        ...parts,
        id: 'updateOrganization',
        permission: 'organization.manage',
        body: json('OrganizationChange', { allowDuplicates: true }),
        problems: BODY_PROBLEMS,
      }),
    },
  };
}

function tagPaths(words: Translate): Paths {
  const list = { tag: 'tags', item: 'Tag', example: { id: 3, name: 'VIP' } };
  return {
    '/tags': {
      get: listing(words, { ...list, id: 'listTags', permission: 'tags.view' }),
      post: creation(words, {
        ...list,
        id: 'createTag',
        permission: 'contacts.edit',
        given: { name: 'VIP' },
      }),
    },
  };
}

function customFieldPaths(words: Translate): Paths {
  const list = { tag: 'customFields', item: 'CustomField', example: customFieldExample };
  const given = { name: 'Plano', type: 'choice', choices: ['Básico', 'Completo'] };
  return {
    '/custom-fields': {
      get: listing(words, {
        ...list,
        id: 'listCustomFields',
        permission: 'custom-fields.view',
        filters: [parameter(words, 'archived', { type: 'boolean' })],
      }),
      post: creation(words, { ...list, id: 'createCustomField', permission: 'custom-fields.manage', given }),
    },
  };
}
