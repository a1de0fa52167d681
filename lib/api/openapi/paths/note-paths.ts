import type { Translate } from '#lib/core/translate.ts';
import { creation, listing } from '../collection-operations.ts';
import { idParameter } from '../list-parts.ts';
import { operation } from '../operation.ts';
import type { Paths } from '../types.ts';

const noteExample = {
  id: 12,
  body: 'Prefere ser atendida à tarde.',
  author: 'Caio Lima',
  createdAt: '2026-11-24T15:00:00.000Z',
};

/** What people wrote down on a contact. */
export function notePaths(words: Translate): Paths {
  const note = { tag: 'contacts', item: 'Note', example: noteExample };
  const of = { parameters: [idParameter(words)], problems: ['not_found'] as const };
  return {
    '/contacts/{id}/notes': {
      get: listing(words, { ...note, ...of, id: 'listNotes', permission: 'contacts.view' }),
      post: creation(words, {
        ...note,
        ...of,
        id: 'addNote',
        permission: 'contacts.note',
        given: { body: noteExample.body },
      }),
    },
    '/notes/{id}': {
      delete: operation(words, {
        id: 'deleteNote',
        tag: 'contacts',
        permission: 'contacts.note',
        parameters: [idParameter(words)],
        answers: { 204: { description: words('answers.deleted') } },
        problems: ['not_found'],
      }),
    },
  };
}
