import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bigId, bytea, createdAt, instant, smallId, updatedAt } from './columns.ts';

/** Where somebody else's system wants to hear what happens here. */
export const webhookEndpoints = pgTable(
  'webhook_endpoint',
  {
    id: smallId(),
    url: text().notNull(),
    description: text(),
    /** Types of `lib/core/events/event-types.ts`. */
    events: text().array().notNull(),
    /** What happens while it is paused waits for it. Ended: its receiver answered 410. Deleted: its rows go bit by bit. */
    state: text({ enum: ['active', 'paused', 'ended', 'deleted'] })
      .notNull()
      .default('active'),
    /** Why it is paused. */
    pausedBecause: text({ enum: ['person', 'failing'] }),
    stateSince: instant().notNull().default(sql`now()`),
    /** Encrypted with the deployment's secret. */
    secret: bytea().notNull(),
    previousSecret: bytea(),
    /** Until when both secrets sign. */
    previousSecretUntil: instant(),
    /** The first failure after the last success. */
    failingSince: instant(),
    /** Asked to wait: nothing is sent before. */
    restUntil: instant(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check('webhook_endpoint_paused', sql`(${t.state} = 'paused') = (${t.pausedBecause} is not null)`),
    check(
      'webhook_endpoint_previous',
      sql`(${t.previousSecret} is null) = (${t.previousSecretUntil} is null)`,
    ),
  ],
);

/** What happened, for those who want to hear it; written in the transaction of the change. Its id tells the order. */
export const webhookEvents = pgTable(
  'webhook_event',
  {
    id: bigId(),
    /** The same however often it is sent, and in no other deployment. */
    uid: uuid().notNull().defaultRandom(),
    type: text().notNull(),
    /** The contact of an interaction, a message …; it may be forgotten before the rest. */
    contactId: bigint({ mode: 'number' }),
    /** Ids, states and counts. */
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    /** The clock, not the transaction's start: who waited for a row is later than who had it. */
    createdAt: instant().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    index('webhook_event_created').on(t.createdAt),
    index('webhook_event_contact').on(t.contactId).where(sql`contact_id is not null`),
  ],
);

/** One event for one endpoint. The row is the truth: workers look for those that are due. */
export const webhookDeliveries = pgTable(
  'webhook_delivery',
  {
    id: bigId(),
    endpointId: integer()
      .notNull()
      .references(() => webhookEndpoints.id),
    eventId: bigint({ mode: 'number' })
      .notNull()
      .references(() => webhookEvents.id, { onDelete: 'cascade' }),
    state: text({ enum: ['pending', 'delivered', 'dead'] })
      .notNull()
      .default('pending'),
    /** Since it was made or replayed. */
    attempts: smallint().notNull().default(0),
    /** Raised whenever a worker takes it: who took it before has nothing to write any more. */
    claim: integer().notNull().default(0),
    nextAttemptAt: instant().notNull().default(sql`now()`),
    /** Of the last attempt: what was answered, or a code of the catalogue for why nothing was. */
    status: smallint(),
    failure: text(),
    durationMs: integer(),
    createdAt: createdAt(),
    settledAt: instant(),
  },
  (t) => [
    index('webhook_delivery_due').on(t.endpointId, t.nextAttemptAt, t.id).where(sql`state = 'pending'`),
    index('webhook_delivery_endpoint').on(t.endpointId, t.id),
    index('webhook_delivery_dead').on(t.endpointId, t.id).where(sql`state = 'dead'`),
    index('webhook_delivery_event').on(t.eventId),
  ],
);

export const webhookAttempts = pgTable(
  'webhook_attempt',
  {
    deliveryId: bigint({ mode: 'number' })
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    /** The claim under which it was made. */
    number: integer().notNull(),
    status: smallint(),
    failure: text(),
    durationMs: integer().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.number] })],
);
