import { z } from 'zod';
import { EVENT_TYPES, EVENTS, type EventType } from '#lib/core/events/event-types.ts';
import type { Translate } from '#lib/core/translate.ts';
import { DELIVERY_STATES } from '#lib/webhooks/delivery.ts';
import { BODY_PROBLEMS, listing, locationHeader } from './collection-operations.ts';
import { idParameter, listParameterParts, parameter } from './list-parts.ts';
import { json, operation } from './operation.ts';
import type { Paths, Schema, Webhooks } from './types.ts';

const tag = 'webhooks';
const permission = 'webhooks.manage';

const secret = 'whsec_Y2FydGVpcmEtZXhhbXBsZS1zZWNyZXQtMzItYnl0ZXM=';

const given = {
  url: 'https://erp.example.com/carteira',
  description: 'ERP',
  events: ['contact.created', 'contact.changed', 'run.finished'],
};

const webhookExample = {
  id: 3,
  ...given,
  state: 'active',
  pausedBecause: null,
  failingSince: null,
  previousSecretUntil: null,
  waiting: 0,
  dead: 2,
  createdAt: '2026-11-24T12:00:00.000Z',
};

const deliveryExample = {
  id: 812,
  messageId: 'msg_0b0f2e1c9d714c0ea0f3a1b2c3d4e5f6',
  type: 'contact.changed',
  sequence: 5120,
  at: '2026-11-24T12:00:00.000Z',
  state: 'dead',
  attempts: 10,
  status: 500,
  failure: null,
  durationMs: 84,
  nextAttemptAt: null,
  settledAt: '2026-11-27T15:35:05.000Z',
};

export function webhookPaths(words: Translate): Paths {
  const parameters = [idParameter(words)];
  const one = (item: string, example: unknown) => ({
    200: { description: words('answers.item'), content: json(item, example) },
  });
  const state = parameter(words, 'deliveryState', { type: 'string', enum: [...DELIVERY_STATES] });
  return {
    '/webhooks': {
      get: listing(words, { id: 'listWebhooks', tag, permission, item: 'Webhook', example: webhookExample }),
      post: operation(words, {
        id: 'createWebhook',
        tag,
        permission,
        body: json('NewWebhook', given),
        answers: {
          201: {
            description: words('answers.created'),
            headers: locationHeader(words('answers.location')),
            content: json('CreatedWebhook', { ...webhookExample, dead: 0, secret }),
          },
        },
        problems: BODY_PROBLEMS,
      }),
    },
    '/webhooks/{id}': {
      get: operation(words, {
        id: 'getWebhook',
        tag,
        permission,
        parameters,
        answers: one('Webhook', webhookExample),
        problems: ['not_found'],
      }),
      patch: operation(words, {
        id: 'updateWebhook',
        tag,
        permission,
        parameters,
        body: json('WebhookChange', { active: false }),
        answers: one('Webhook', { ...webhookExample, state: 'paused', pausedBecause: 'person' }),
        problems: [...BODY_PROBLEMS, 'not_found'],
      }),
      delete: operation(words, {
        id: 'deleteWebhook',
        tag,
        permission,
        parameters,
        answers: { 204: { description: words('answers.deleted') } },
        problems: ['not_found'],
      }),
    },
    '/webhooks/{id}/deliveries': {
      get: operation(words, {
        id: 'listDeliveries',
        tag,
        permission,
        parameters: [...parameters, ...listParameterParts(words), { ...state, name: 'state' }],
        answers: {
          200: {
            description: words('answers.page'),
            content: json('DeliveryPage', { items: [deliveryExample], nextCursor: null }),
          },
        },
        problems: ['not_found', 'refused'],
      }),
    },
    '/webhooks/{id}/replay': {
      post: operation(words, {
        id: 'replayDeliveries',
        tag,
        permission,
        parameters,
        body: json('Replay', { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z', state: 'dead' }),
        answers: one('Replayed', { replayed: 2 }),
        problems: [...BODY_PROBLEMS, 'not_found'],
      }),
    },
    '/webhooks/{id}/secret': {
      post: operation(words, {
        id: 'rotateWebhookSecret',
        tag,
        permission,
        parameters,
        answers: one('WebhookSecret', { secret }),
        problems: ['not_found'],
      }),
    },
    '/webhooks/{id}/test': {
      post: operation(words, {
        id: 'testWebhook',
        tag,
        permission,
        parameters,
        answers: one('WebhookTest', { deliveryId: 813, status: 204, failure: null, durationMs: 41 }),
        problems: ['not_found'],
      }),
    },
  };
}

/** What is sent to endpoints, by the type of event. */
export function webhookEvents(words: Translate): Webhooks {
  return Object.fromEntries(
    EVENT_TYPES.map((type) => [
      type,
      {
        post: {
          operationId: type,
          tags: [tag],
          summary: words(`events.${type.replace('.', '_')}`),
          description: words('document.event'),
          requestBody: { required: true, content: { 'application/json': { schema: eventSchema(type) } } },
          responses: { '2XX': { description: words('document.eventTaken') } },
          security: [],
        },
      },
    ]),
  );
}

function eventSchema(type: EventType): Schema {
  const event = z.strictObject({
    type: z.literal(type),
    timestamp: z.iso.datetime(),
    sequence: z.int().min(1),
    data: EVENTS[type],
  });
  const { $schema: _dialect, ...schema } = z.toJSONSchema(event);
  return schema;
}
