import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, locationHeader } from '../collection-operations.ts';
import { json, operation } from '../operation.ts';
import type { Paths } from '../types.ts';

export function syncPaths(words: Translate): Paths {
  return {
    '/contacts/sync': {
      post: operation(words, {
        id: 'syncContacts',
        tag: 'contacts',
        permission: 'contacts.sync',
        body: json('Sync', { people: true, groups: false }),
        answers: {
          202: {
            description: words('answers.started'),
            headers: locationHeader(words('answers.runLocation')),
            content: json('StartedRun', { id: 7 }),
          },
        },
        problems: BODY_PROBLEMS,
      }),
    },
  };
}
