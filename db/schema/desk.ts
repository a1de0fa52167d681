import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bigId, codeText, createdAt, instant, smallId } from './columns.ts';
import { contacts } from './contacts.ts';
import { services } from './portfolio.ts';
import { users } from './users.ts';

/** An account of the organization at a platform, through which people write and call. */
export const channels = pgTable(
  'channel',
  {
    id: smallId(),
    kind: text({
      enum: ['voice', 'whatsapp', 'sms', 'email', 'facebook', 'instagram', 'telegram'],
    }).notNull(),
    name: text().notNull(),
    nameKey: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    /** What the platform calls the account: a number, an address, the id of a page. */
    address: codeText(),
    /** Within what ids of people are told apart; blank: the same for all channels of the kind. */
    scope: text().notNull().default(''),
    serviceId: integer().references(() => services.id),
    /** Of callers whose number comes without one. */
    areaCode: text(),
    active: boolean().notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('channel_name_key').on(t.nameKey),
    uniqueIndex('channel_address').on(t.kind, t.address).where(sql`address is not null`),
  ],
);

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

/** Whether somebody takes interactions, and how many they have. Without a row: offline. `lib/presence` alone writes it. */
export const agentPresence = pgTable(
  'agent_presence',
  {
    userId: integer()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    state: text({ enum: ['available', 'paused', 'offline'] })
      .notNull()
      .default('offline'),
    /** Why paused: a code of the catalogue, or what somebody wrote. */
    reason: text(),
    since: instant().notNull().default(sql`now()`),
    mostInteractions: integer().notNull().default(5),
    /** Interactions that take a slot, and the live calls among them: one row, so that one guarded update takes a slot. */
    openInteractions: integer().notNull().default(0),
    liveCalls: integer().notNull().default(0),
  },
  (t) => [
    check('agent_presence_counts', sql`${t.openInteractions} >= 0 and ${t.liveCalls} >= 0`),
    check('agent_presence_most', sql`${t.mostInteractions} between 0 and 100`),
  ],
);

/** By what a platform knows a sender, whether a contact has it or nobody yet. */
export const contactIdentities = pgTable(
  'contact_identity',
  {
    id: bigId(),
    kind: text({
      enum: [
        'phone',
        'email',
        'whatsapp_user_id',
        'telegram_id',
        'facebook_psid',
        'instagram_igsid',
        'group',
        'other',
      ],
    }).notNull(),
    /** Within what the value names one person; blank: everywhere. */
    scope: text().notNull().default(''),
    /** Canonical; what could not be read, as it was given. */
    value: codeText().notNull(),
    contactId: bigint({ mode: 'number' }).references(() => contacts.id),
    /** Who said that it is this contact's; null: it came together with something the contact has. */
    linkedById: integer().references(() => users.id),
    displayName: text(),
    username: text(),
    /** The identity that it came together with: of one sender, all name the same one, and that one names none. */
    seenWithId: bigint({ mode: 'number' }).references((): AnyPgColumn => contactIdentities.id, {
      onDelete: 'set null',
    }),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('contact_identity_value').on(t.value, t.kind, t.scope),
    index('contact_identity_contact').on(t.contactId).where(sql`contact_id is not null`),
    index('contact_identity_seen_with').on(t.seenWithId).where(sql`seen_with_id is not null`),
  ],
);

/** Channels somebody took off a contact: what came before is history, and makes the channel none of the contact's. */
export const removedContactChannels = pgTable(
  'removed_contact_channel',
  {
    contactId: bigint({ mode: 'number' })
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    channelId: integer()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    removedAt: instant().notNull(),
    removedById: integer().references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [primaryKey({ columns: [t.contactId, t.channelId] })],
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

/** Numbers that are not answered (inbound) or not called (outbound). */
export const blacklistEntries = pgTable(
  'blacklist_entry',
  {
    id: smallId(),
    direction: text({ enum: ['inbound', 'outbound'] }).notNull(),
    /** Digits of E.164. */
    number: codeText().notNull(),
    note: text(),
    addedById: integer().references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    /** How often it was refused since. */
    refused: integer().notNull().default(0),
    lastRefusedAt: instant(),
  },
  (t) => [
    uniqueIndex('blacklist_entry_number').on(t.number, t.direction),
    index('blacklist_entry_newest').on(t.direction, t.id),
  ],
);
