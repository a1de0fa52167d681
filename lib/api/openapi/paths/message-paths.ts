import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, creation, listing, locationHeader } from '../collection-operations.ts';
import { interactionExample } from '../desk-examples.ts';
import { idempotencyKeyParameter, idParameter } from '../list-parts.ts';
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
    '/templates/{id}': oneTemplate(words),
  };
}

/** Everybody's are changed by whoever may share them. */
function oneTemplate(words: Translate): Paths[string] {
  const tag = 'messages';
  const parameters = [idParameter(words)];
  const answers = {
    200: { description: words('answers.item'), content: json('Template', templateExample) },
  };
  return {
    get: operation(words, {
      id: 'getTemplate',
      tag,
      permission: 'templates.view',
      parameters,
      answers,
      problems: ['not_found'],
    }),
    patch: operation(words, {
      id: 'updateTemplate',
      tag,
      permission: 'templates.own',
      parameters,
      body: json('TemplateChange', { body: templateExample.body }),
      answers,
      problems: [...BODY_PROBLEMS, 'not_found'],
    }),
    delete: operation(words, {
      id: 'deleteTemplate',
      tag,
      permission: 'templates.own',
      parameters,
      answers: { 204: { description: words('answers.deleted') } },
      problems: ['not_found'],
    }),
  };
}
