import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS } from '../collection-operations.ts';
import { contactExample } from '../examples.ts';
import { idParameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Paths } from '../types.ts';

const tag = 'contacts';

export function blockingPaths(words: Translate): Paths {
  const parameters = [idParameter(words)];
  const answers = (blocked: boolean) => ({
    200: { description: words('answers.item'), content: json('Contact', { ...contactExample, blocked }) },
  });
  return {
    '/contacts/{id}/block': {
      post: operation(words, {
        id: 'blockContact',
        tag,
        permission: 'contacts.block',
        parameters,
        body: json('Block', { reason: 'Ofendeu a equipe' }),
        answers: answers(true),
        problems: [...BODY_PROBLEMS, 'not_found'],
      }),
    },
    '/contacts/{id}/unblock': {
      post: operation(words, {
        id: 'unblockContact',
        tag,
        permission: 'contacts.unblock',
        parameters,
        answers: answers(false),
        problems: ['not_found', 'conflict'],
      }),
    },
  };
}
