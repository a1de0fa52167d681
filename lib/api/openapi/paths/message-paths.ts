import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, creation, listing, locationHeader } from '../collection-operations.ts';
import { interactionExample } from '../desk-examples.ts';
import { idempotencyKeyParameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Paths } from '../types.ts';

const templateExample = {
  id: 5,
  name: 'Boas-vindas',
  body: 'Olá, {{contact.first_name | "cliente"}}! Aqui é {{agent.name}}.',
  shared: true,
  service: null,
};

/** What is sent, and the texts that are ready to be. */
export function messagePaths(words: Translate): Paths {
  const template = { tag: 'messages', item: 'Template', example: templateExample };
  const { id: _id, ...given } = templateExample;
  const content = json('Interaction', {
    ...interactionExample,
    direction: 'outbound',
    state: 'closed',
    decision: null,
  });
  return {
    '/messages': {
      post: operation(words, {
        id: 'sendToContact',
        tag: 'messages',
        permission: 'interactions.serve',
        parameters: [idempotencyKeyParameter(words)],
        body: json('NewSentMessage', { channel: 'WhatsApp', clientCode: 'C-0042', template: 'Boas-vindas' }),
        answers: {
          200: { description: words('answers.addedOrRepeated'), content },
          201: {
            description: words('answers.created'),
            headers: locationHeader(words('answers.location')),
            content,
          },
        },
        problems: BODY_PROBLEMS,
      }),
    },
    '/templates': {
      get: listing(words, { ...template, id: 'listTemplates', permission: 'templates.view' }),
      post: creation(words, { ...template, id: 'createTemplate', permission: 'templates.own', given }),
    },
  };
}
