import type { Permission } from '#lib/core/permissions.ts';
import type { Translate } from '#lib/core/translate.ts';
import { STATES } from '#lib/routing/decision.ts';
import { BODY_PROBLEMS, listing, locationHeader } from '../collection-operations.ts';
import { interactionExample, messageExample, newInteractionExample } from '../desk-examples.ts';
import { idempotencyKeyParameter, idParameter, parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Operation, Paths } from '../types.ts';

const tag = 'interactions';

export function interactionPaths(words: Translate): Paths {
  return {
    '/interactions': { get: list(words), post: deliver(words) },
    '/interactions/take-next': { post: takeNext(words) },
    '/interactions/statuses': { post: channelStatus(words) },
    '/interactions/{id}': { get: getOne(words) },
    '/interactions/{id}/messages': { get: messages(words), post: addMessage(words) },
    '/interactions/{id}/answered': { post: report(words, 'answerCall') },
    '/interactions/{id}/no-answer': { post: noAnswer(words) },
    '/interactions/{id}/hangup': { post: report(words, 'hangUp') },
    '/interactions/{id}/heard': { post: step(words, 'hearVoicemail') },
    '/interactions/{id}/take': { post: step(words, 'takeInteraction') },
    '/interactions/{id}/queue-decision': {
      post: report(words, 'decideQueue', 'QueueDecision', { waits: true }),
    },
    '/interactions/{id}/voicemail': {
      post: report(words, 'noteVoicemail', 'Voicemail', {
        url: 'https://pbx.example.com/rec/1.wav',
        seconds: 42,
      }),
    },
    '/interactions/{id}/transfer': {
      post: step(words, 'transferInteraction', 'Transfer', {
        service: 'Suporte',
        note: 'Pede a segunda via.',
      }),
    },
    '/interactions/{id}/close': {
      post: step(words, 'closeInteraction', 'Closing', { disposition: 'Resolvido' }),
    },
    '/interactions/{id}/contact': { post: step(words, 'linkContact', 'ContactLink', { contactId: 1042 }) },
    '/interactions/{id}/statuses': {
      post: report(words, 'noteStatus', 'MessageStatus', {
        externalId: 'wamid.OUT0001',
        status: 'delivered',
      }),
    },
  };
}

function list(words: Translate): Operation {
  const filter = (name: string, schema: object = { type: 'string' }) => parameter(words, name, { ...schema });
  return listing(words, {
    id: 'listInteractions',
    tag,
    permission: 'interactions.view',
    item: 'Interaction',
    example: interactionExample,
    filters: [
      filter('state', { type: 'string', enum: [...STATES, 'live'] }),
      filter('agent'),
      filter('service'),
      filter('channel'),
      filter('medium', { type: 'string', enum: ['voice', 'text', 'email'] }),
      filter('direction', { type: 'string', enum: ['inbound', 'outbound'] }),
      filter('contact', { type: 'integer', minimum: 1 }),
      filter('since'),
      filter('until'),
    ],
  });
}

function deliver(words: Translate): Operation {
  const content = json('Interaction', interactionExample);
  return operation(words, {
    id: 'deliverInteraction',
    tag,
    permission: 'interactions.deliver',
    parameters: [idempotencyKeyParameter(words)],
    body: json('NewInteraction', newInteractionExample),
    answers: {
      200: { description: words('answers.repeated'), content },
      201: {
        description: words('answers.created'),
        headers: locationHeader(words('answers.location')),
        content,
      },
    },
    problems: BODY_PROBLEMS,
  });
}

function takeNext(words: Translate): Operation {
  return operation(words, {
    id: 'takeNext',
    tag,
    permission: 'interactions.serve',
    body: json('TakeNext', { service: 'Suporte' }),
    answers: {
      200: { description: words('answers.item'), content: json('Interaction', interactionExample) },
      204: { description: words('answers.nothingWaits') },
    },
    problems: BODY_PROBLEMS,
  });
}

function channelStatus(words: Translate): Operation {
  const given = { channel: 'WhatsApp', externalId: 'wamid.OUT0001', status: 'failed', reason: '131047' };
  return operation(words, {
    id: 'noteChannelStatus',
    tag,
    permission: 'interactions.deliver',
    body: json('ChannelStatus', given),
    answers: { 204: { description: words('answers.noted') } },
    problems: [...BODY_PROBLEMS, 'not_found'],
  });
}

function getOne(words: Translate): Operation {
  const example = { ...interactionExample, messages: [messageExample] };
  return operation(words, {
    id: 'getInteraction',
    tag,
    permission: 'interactions.view',
    parameters: [idParameter(words)],
    answers: {
      200: { description: words('answers.item'), content: json('InteractionWithMessages', example) },
    },
    problems: ['not_found'],
  });
}

function messages(words: Translate): Operation {
  const page = listing(words, {
    id: 'listMessages',
    tag,
    permission: 'interactions.view',
    item: 'Message',
    example: messageExample,
  });
  return {
    ...page,
    parameters: [idParameter(words), ...(page.parameters ?? [])],
    responses: { ...page.responses, 404: { $ref: '#/components/responses/NotFound' } },
  };
}

function addMessage(words: Translate): Operation {
  return operation(words, {
    id: 'sendMessage',
    tag,
    permission: 'interactions.serve',
    parameters: [idParameter(words)],
    body: json('NewMessage', { body: 'Bom dia! Já vou ver.' }),
    answers: {
      201: {
        description: words('answers.created'),
        headers: locationHeader(words('answers.location')),
        content: json('Message', messageExample),
      },
    },
    problems: [...BODY_PROBLEMS, 'not_found'],
  });
}

/** What is done to one interaction, which is answered as it is then. */
function step(
  words: Translate,
  id: string,
  body?: string,
  given?: unknown,
  permission: Permission = 'interactions.serve',
): Operation {
  return operation(words, {
    id,
    tag,
    permission,
    parameters: [idParameter(words)],
    ...(body && { body: json(body, given) }),
    answers: {
      200: { description: words('answers.item'), content: json('Interaction', interactionExample) },
    },
    problems: [...(body ? BODY_PROBLEMS : (['conflict'] as const)), 'not_found'],
  });
}

function noAnswer(words: Translate): Operation {
  const told = report(words, 'reportNoAnswer');
  const sequence = parameter(words, 'sequence', { type: 'integer', minimum: 1 });
  return {
    ...told,
    parameters: [...(told.parameters ?? []), sequence],
    responses: { ...told.responses, 422: { $ref: '#/components/responses/Refused' } },
  };
}

/** What the platform says of one interaction. */
function report(words: Translate, id: string, body?: string, given?: unknown): Operation {
  return step(words, id, body, given, 'interactions.deliver');
}
