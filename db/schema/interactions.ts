import { type SQL, sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { channels } from './channels.ts';
import { bigId, codeText, createdAt, instant, smallId } from './columns.ts';
import { contacts } from './contacts.ts';
import { contactIdentities } from './identities.ts';
import { services } from './portfolio.ts';
import { users } from './users.ts';

/** How an interaction can end. */
export const dispositions = pgTable(
  'disposition',
  {
    id: smallId(),
    name: text().notNull(),
    nameKey: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('disposition_name_key').on(t.nameKey)],
);

/** One attendance: a call, or what was written back and forth on one channel until it was closed. */
export const interactions = pgTable(
  'interaction',
  {
    id: bigId(),
    protocol: text().notNull(),
    channelId: integer()
      .notNull()
      .references(() => channels.id),
    medium: text({ enum: ['voice', 'text', 'email'] }).notNull(),
    direction: text({ enum: ['inbound', 'outbound'] }).notNull(),
    /** The platform's id of a call; that of a text is its message's. */
    externalId: codeText(),
    contactId: bigint({ mode: 'number' }).references(() => contacts.id),
    identityId: bigint({ mode: 'number' }).references(() => contactIdentities.id, { onDelete: 'set null' }),
    /** How many contacts the sender could have been. */
    candidates: integer().notNull().default(0),
    state: text({
      enum: ['waiting', 'offered', 'open', 'held', 'voicemail', 'forwarded', 'refused', 'closed'],
    }).notNull(),
    agentId: integer().references(() => users.id),
    serviceId: integer().references(() => services.id),
    /** The service the call named. */
    requestedServiceId: integer().references(() => services.id),
    /** The contact's at arrival: 3 high, 2 medium or none, 1 low. */
    priority: smallint().notNull().default(2),
    callerDecision: text({ enum: ['asked', 'accepted', 'refused'] }),
    subject: text(),
    arrivedAt: instant().notNull(),
    /** Since when somebody waits for an answer; null: nobody does. */
    waitsSince: instant(),
    offeredAt: instant(),
    openedAt: instant(),
    firstAnswerAt: instant(),
    closedAt: instant(),
    /** When a voicemail was heard; it counts as open until then. */
    heardAt: instant(),
    recordingUrl: text(),
    recordingSeconds: integer(),
    dispositionId: integer().references(() => dispositions.id),
    /** A code of the catalogue. */
    closedReason: text(),
    /** Steps of codes, ids and counts: why it is where it is. */
    explanation: jsonb().$type<object[]>().notNull().default([]),
    /** Raised by every change. */
    sequence: integer().notNull().default(1),
    /** Of a sender who is refused: how often they tried. */
    attempts: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('interaction_protocol').on(t.protocol),
    uniqueIndex('interaction_external').on(t.channelId, t.externalId).where(sql`external_id is not null`),
    // A call is never continued by another one.
    uniqueIndex('interaction_live_identity')
      .on(t.identityId, t.channelId)
      .where(sql`state in ('waiting', 'offered', 'open', 'held') and medium <> 'voice'`),
    index('interaction_contact').on(t.contactId, t.id).where(sql`contact_id is not null`),
    index('interaction_identity').on(t.identityId, t.id).where(sql`identity_id is not null`),
    // What senders wrote whom nobody knows.
    index('interaction_unknown')
      .on(t.identityId, t.arrivedAt)
      .where(sql`contact_id is null and medium <> 'voice' and state <> 'refused'`),
    index('interaction_waiting')
      .on(sql`priority desc`, t.arrivedAt, t.id, t.serviceId)
      .where(sql`state = 'waiting'`),
    index('interaction_agent')
      .on(t.agentId, t.state, t.id)
      .where(sql`agent_id is not null and state <> 'closed'`),
    index('interaction_closed').on(t.closedAt).where(sql`closed_at is not null`),
    index('interaction_arrived').on(t.arrivedAt, t.id),
  ],
);

export const messages = pgTable(
  'message',
  {
    id: bigId(),
    interactionId: bigint({ mode: 'number' })
      .notNull()
      .references(() => interactions.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
    channelId: integer()
      .notNull()
      .references(() => channels.id),
    /** `note`: among agents, never sent. */
    direction: text({ enum: ['inbound', 'outbound', 'note'] }).notNull(),
    authorId: integer().references(() => users.id),
    /** Who wrote inside a group. */
    senderName: text(),
    body: text(),
    platformId: codeText(),
    /** Of what is sent; it moves forward only. */
    status: text({ enum: ['queued', 'sent', 'delivered', 'read', 'failed'] }),
    /** The platform's code. */
    failure: text(),
    sentAt: instant().notNull().default(sql`now()`),
    /** Taken back by its sender: the body is gone. */
    deletedAt: instant(),
  },
  (t) => [
    index('message_interaction').on(t.interactionId, t.id),
    uniqueIndex('message_platform').on(t.channelId, t.platformId).where(sql`platform_id is not null`),
  ],
);

/** What a client delivered under a key of its own, so that it can safely say it again. Kept for a week. */
export const idempotencyKeys = pgTable(
  'idempotency_key',
  {
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    /** SHA-256 of the body, hex. */
    bodyHash: text().notNull(),
    interactionId: bigint({ mode: 'number' }).references(() => interactions.id, {
      onDelete: 'cascade',
      onUpdate: 'cascade',
    }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.key] }),
    index('idempotency_key_created').on(t.createdAt),
    // Deleting an interaction, or giving it another id, looks for what points to it.
    index('idempotency_key_interaction').on(t.interactionId).where(sql`interaction_id is not null`),
  ],
);
