import type { Translate } from '#lib/core/translate.ts';
import { DUPLICATE_KINDS } from '#lib/duplicates/list-groups.ts';
import { BODY_PROBLEMS } from '../collection-operations.ts';
import { idParameter, listParameterParts, parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Operation, Paths } from '../types.ts';

const tag = 'duplicates';

export const duplicateExample = {
  id: 1042,
  size: 2,
  kinds: ['phone'],
  conflict: false,
  conflicts: [],
  crowded: false,
  dismissedBefore: false,
  primaryId: 1187,
  primaryReason: 'latest_interaction',
  members: [
    {
      id: 1187,
      name: 'Fernanda Prado',
      lastInteractionAt: '2026-01-12T12:00:00.000Z',
      createdAt: '2025-11-03T12:00:00.000Z',
    },
    { id: 1042, name: 'F. Prado', lastInteractionAt: null, createdAt: '2025-03-20T12:00:00.000Z' },
  ],
  links: [{ kind: 'phone', value: '5511987654321', contactIds: [1187, 1042], holders: 2, crowded: false }],
};

export function duplicatePaths(words: Translate): Paths {
  return {
    '/duplicates': { get: list(words) },
    '/duplicates/{id}': { get: getOne(words) },
    '/duplicates/dismiss': { post: dismiss(words) },
  };
}

function list(words: Translate): Operation {
  const flag = { type: 'boolean' };
  const paging = listParameterParts(words).filter(({ name }) => name !== 'cursor');
  return operation(words, {
    id: 'listDuplicates',
    tag,
    permission: 'duplicates.view',
    parameters: [
      ...paging,
      parameter(words, 'cursor', { type: 'string', pattern: '^[1-9][0-9]*-[1-9][0-9]*$' }),
      parameter(words, 'duplicateSearch', { type: 'string' }, 'search'),
      parameter(words, 'duplicateKind', { type: 'string', enum: [...DUPLICATE_KINDS] }, 'kind'),
      parameter(words, 'conflict', flag),
      parameter(words, 'crowded', flag),
      parameter(words, 'size', { type: 'integer', minimum: 2 }),
      parameter(words, 'duplicateOwner', { type: 'integer', minimum: 1 }, 'owner'),
    ],
    answers: {
      200: {
        description: words('answers.page'),
        content: json('DuplicateGroupPage', { items: [duplicateExample], nextCursor: null }),
      },
    },
    problems: ['refused'],
  });
}

function getOne(words: Translate): Operation {
  return operation(words, {
    id: 'getDuplicates',
    tag,
    permission: 'duplicates.view',
    parameters: [idParameter(words)],
    answers: {
      200: { description: words('answers.item'), content: json('DuplicateGroup', duplicateExample) },
    },
    problems: ['not_found'],
  });
}

function dismiss(words: Translate): Operation {
  return operation(words, {
    id: 'dismissDuplicates',
    tag,
    permission: 'duplicates.merge',
    body: json('ToldApart', { contactIds: [1042, 1187] }),
    answers: { 204: { description: words('answers.noted') } },
    problems: [...BODY_PROBLEMS, 'not_found'],
  });
}
