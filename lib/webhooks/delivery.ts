import { sql } from 'drizzle-orm';
import { webhookDeliveries, webhookEvents } from '#db/schema/index.ts';
import { messageId, payloadOf } from './sending/payload.ts';
import type { Failure } from './sending/post.ts';

export const DELIVERY_STATES = ['pending', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface Delivery {
  id: number;
  /** As the receiver sees it. */
  messageId: string;
  type: string;
  sequence: number;
  at: Date;
  payload: object;
  state: DeliveryState;
  attempts: number;
  /** null when none is to come. */
  nextAttemptAt: Date | null;
  status: number | null;
  failure: Failure | null;
  durationMs: number | null;
  settledAt: Date | null;
}

export const deliveryColumns = {
  id: webhookDeliveries.id,
  state: webhookDeliveries.state,
  attempts: webhookDeliveries.attempts,
  nextAttemptAt: webhookDeliveries.nextAttemptAt,
  status: webhookDeliveries.status,
  failure: sql<Failure | null>`${webhookDeliveries.failure}`,
  durationMs: webhookDeliveries.durationMs,
  settledAt: webhookDeliveries.settledAt,
  event: {
    id: webhookEvents.id,
    uid: webhookEvents.uid,
    type: webhookEvents.type,
    contactId: webhookEvents.contactId,
    data: webhookEvents.data,
    createdAt: webhookEvents.createdAt,
  },
};

type Row = Omit<Delivery, 'messageId' | 'type' | 'sequence' | 'at' | 'payload'> & {
  nextAttemptAt: Date;
  event: Parameters<typeof payloadOf>[0];
};

export function deliveryOf({ event, nextAttemptAt, ...row }: Row): Delivery {
  return {
    ...row,
    nextAttemptAt: row.state === 'pending' ? nextAttemptAt : null,
    messageId: messageId(event),
    type: event.type,
    sequence: event.id,
    at: event.createdAt,
    payload: payloadOf(event),
  };
}
