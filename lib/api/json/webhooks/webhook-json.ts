import { z } from 'zod';
import { EVENT_TYPES } from '#lib/core/events/event-types.ts';
import { DELIVERY_STATES, type Delivery } from '#lib/webhooks/delivery.ts';
import type { Endpoint } from '#lib/webhooks/endpoint.ts';
import type { Outcome } from '#lib/webhooks/sending/post.ts';
import { id, instant, whole } from '../answer-parts.ts';
import { noted } from '../noted.ts';

const status = noted('deliveryStatus', whole.nullable());
const failure = noted('deliveryFailure', z.string().nullable());
const durationMs = noted('deliveryDuration', whole.nullable());

export const WebhookAnswer = z.strictObject({
  id,
  url: z.string(),
  description: z.string().nullable(),
  events: z.array(z.enum(EVENT_TYPES)),
  state: noted('webhookState', z.enum(['active', 'paused', 'ended'])),
  pausedBecause: noted('webhookPausedBecause', z.enum(['person', 'failing']).nullable()),
  failingSince: noted('webhookFailingSince', instant.nullable()),
  previousSecretUntil: noted('webhookPreviousSecretUntil', instant.nullable()),
  waiting: noted('webhookWaiting', whole),
  dead: noted('webhookDead', whole),
  createdAt: instant,
});

const secret = noted('webhookSecret', z.string());

export const CreatedWebhook = WebhookAnswer.extend({ secret });

export const WebhookSecret = z.strictObject({ secret });

export const DeliveryAnswer = z.strictObject({
  id,
  messageId: noted('deliveryMessageId', z.string()),
  type: z.string(),
  sequence: noted('deliverySequence', id),
  at: noted('deliveryAt', instant),
  state: noted('deliveryState', z.enum(DELIVERY_STATES)),
  attempts: noted('deliveryAttempts', whole),
  status,
  failure,
  durationMs,
  nextAttemptAt: noted('deliveryNext', instant.nullable()),
  settledAt: instant.nullable(),
});

export const WebhookTest = z.strictObject({ deliveryId: id, status, failure, durationMs });

export const Replayed = z.strictObject({ replayed: noted('replayed', whole) });

export function webhookJson(endpoint: Endpoint): z.output<typeof WebhookAnswer> {
  const { stateSince: _since, failingSince, previousSecretUntil, createdAt, ...rest } = endpoint;
  return {
    ...rest,
    failingSince: failingSince?.toISOString() ?? null,
    previousSecretUntil: previousSecretUntil?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

export function deliveryJson(delivery: Delivery): z.output<typeof DeliveryAnswer> {
  const { payload: _payload, at, nextAttemptAt, settledAt, ...rest } = delivery;
  return {
    ...rest,
    at: at.toISOString(),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
  };
}

export function webhookTestJson(outcome: Outcome & { deliveryId: number }): z.output<typeof WebhookTest> {
  const { deliveryId, status, failure, durationMs } = outcome;
  return { deliveryId, status, failure, durationMs };
}
