import type { Translate } from '#lib/core/translate.ts';
import { HOWS } from '#lib/merges/planning/planned.ts';
import { BODY_PROBLEMS, listing, locationHeader } from '../collection-operations.ts';
import { contactExample } from '../examples.ts';
import { idParameter, parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Operation, Paths } from '../types.ts';

const tag = 'duplicates';

const notFitting = { phones: [], tags: [], segments: [], customFields: [] };
const given = { contactIds: [1042, 1187], primaryId: 1042, values: { email: 1187 } };
const { mergedFrom: _, ...contact } = { mergedFrom: 0, ...contactExample };

export const mergeExample = {
  id: 12,
  at: '2026-01-12T12:00:00.000Z',
  by: { id: 2, name: 'Rafael Nunes' },
  how: 'group',
  linkedBy: ['phone'],
  primaryId: 1042,
  mergedIds: [1187],
  mergedCount: 1,
  runId: null,
  state: 'undoable',
  reasonCode: null,
  undoneAt: null,
};

export function mergePaths(words: Translate): Paths {
  const parameters = [idParameter(words)];
  return {
    '/duplicates/preview': { post: preview(words) },
    '/duplicates/merge': { post: merge(words) },
    '/duplicates/merge-all': { get: countAll(words), post: mergeAll(words) },
    '/merges': { get: history(words) },
    '/merges/{id}/undo': {
      post: operation(words, {
        id: 'undoMerge',
        tag,
        permission: 'duplicates.merge',
        parameters,
        answers: {
          200: {
            description: words('answers.item'),
            content: json('Undone', { id: 12, primaryId: 1042, contactIds: [1187] }),
          },
        },
        problems: ['not_found', 'conflict'],
      }),
    },
    '/contacts/{id}/reactivate': {
      post: operation(words, {
        id: 'reactivateContact',
        tag,
        permission: 'contacts.activate',
        parameters,
        answers: { 200: { description: words('answers.item'), content: json('Contact', contact) } },
        problems: ['not_found', 'conflict'],
      }),
    },
  };
}

function preview(words: Translate): Operation {
  const example = {
    contact,
    mergedIds: [1187],
    filled: [{ field: 'cpf', from: 1187 }],
    chosen: [{ field: 'email', from: 1187 }],
    staying: [],
    notFitting,
    portfoliosUndone: [],
    conflicts: [],
    blocked: false,
    seen: '3f9a2c1b4d5e6f70',
  };
  return operation(words, {
    id: 'previewMerge',
    tag,
    permission: 'duplicates.merge',
    body: json('NewMerge', given),
    answers: { 200: { description: words('answers.item'), content: json('MergePreview', example) } },
    problems: [...BODY_PROBLEMS, 'not_found'],
  });
}

function merge(words: Translate): Operation {
  return operation(words, {
    id: 'mergeContacts',
    tag,
    permission: 'duplicates.merge',
    body: json('NewMerge', given),
    answers: {
      200: {
        description: words('answers.item'),
        content: json('Merged', { mergeId: 12, contact, notFitting }),
      },
    },
    problems: [...BODY_PROBLEMS, 'not_found'],
  });
}

function countAll(words: Translate): Operation {
  const example = {
    groups: 39,
    merged: 45,
    portfoliosUndone: 4,
    held: 3,
    heldFor: { two_cpfs: 2, told_apart: 1 },
    crowded: 1,
    runId: null,
  };
  return operation(words, {
    id: 'countMergeAll',
    tag,
    permission: 'duplicates.merge-all',
    answers: { 200: { description: words('answers.item'), content: json('MergeAllCounts', example) } },
  });
}

function mergeAll(words: Translate): Operation {
  return operation(words, {
    id: 'mergeAll',
    tag,
    permission: 'duplicates.merge-all',
    body: json('MergeAll', { confirm: '**CONFIRMAR**' }),
    answers: {
      202: {
        description: words('answers.started'),
        headers: locationHeader(words('answers.runLocation')),
        content: json('StartedRun', { id: 7 }),
      },
    },
    problems: BODY_PROBLEMS,
  });
}

function history(words: Translate): Operation {
  const number = { type: 'integer', minimum: 1 };
  const date = { type: 'string', format: 'date' };
  return listing(words, {
    id: 'listMerges',
    tag,
    permission: 'merges.view',
    item: 'Merge',
    example: mergeExample,
    filters: [
      parameter(words, 'mergeContact', number, 'contact'),
      parameter(words, 'mergeUser', number, 'user'),
      parameter(words, 'mergeHow', { type: 'string', enum: [...HOWS] }, 'how'),
      parameter(words, 'mergeStanding', { type: 'string', enum: ['undone', 'standing'] }, 'state'),
      parameter(words, 'mergeRun', number, 'run'),
      parameter(words, 'mergeFrom', date, 'from'),
      parameter(words, 'mergeTo', date, 'to'),
    ],
  });
}
