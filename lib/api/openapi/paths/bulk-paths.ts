import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, locationHeader } from '../collection-operations.ts';
import { changedExample, contactIdsExample } from '../examples.ts';
import { json, operation } from '../operation.ts';
import type { Operation, Paths } from '../types.ts';

const tag = 'contacts';
const problems = BODY_PROBLEMS.filter((problem) => problem !== 'conflict');

export function bulkPaths(words: Translate): Paths {
  return {
    '/contacts/activate': { post: switching(words, 'activateContacts') },
    '/contacts/deactivate': { post: switching(words, 'deactivateContacts') },
    '/contacts/anonymize': {
      post: operation(words, {
        id: 'anonymizeContacts',
        tag,
        permission: 'contacts.anonymize',
        body: json('Anonymization', {
          ...contactIdsExample,
          login: 'marina@aurora.example',
          password: 'correct horse battery',
          understood: true,
        }),
        answers: {
          202: {
            description: words('answers.started'),
            headers: locationHeader(words('answers.runLocation')),
            content: json('StartedRun', { id: 7 }),
          },
        },
        problems: [...problems, 'too_many_requests'],
      }),
    },
    '/contacts/delete': {
      post: operation(words, {
        id: 'deleteContacts',
        tag,
        permission: 'contacts.delete',
        body: json('ContactIds', contactIdsExample),
        answers: {
          202: {
            description: words('answers.started'),
            headers: locationHeader(words('answers.runLocation')),
            content: json('StartedRun', { id: 7 }),
          },
        },
        problems,
      }),
    },
  };
}

function switching(words: Translate, id: string): Operation {
  return operation(words, {
    id,
    tag,
    permission: 'contacts.activate',
    body: json('ContactIds', contactIdsExample),
    answers: { 200: { description: words('answers.item'), content: json('Changed', changedExample) } },
    problems,
  });
}
