import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { bigId, createdAt, instant } from './columns.ts';
import { contacts } from './contacts.ts';
import { runs } from './runs.ts';
import { users } from './users.ts';

/**
 * Who is in which group of possible duplicates. Written from what identifies the contacts, never by hand, and found anew from
 * `duplicate_pending`; without foreign keys, which would double the time to write a hundred thousand groups.
 */
export const duplicateMembers = pgTable(
  'duplicate_member',
  {
    contactId: bigint({ mode: 'number' }).primaryKey(),
    groupId: bigint({ mode: 'number' }).notNull(),
    /** What still holds together without the values that more than twenty contacts have. */
    partId: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [index('duplicate_member_group').on(t.groupId)],
);

/** Contacts that hang together by CPF, phone or e-mail, directly or through others. Its id is the smallest of its members'. */
export const duplicateGroups = pgTable(
  'duplicate_group',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    size: integer().notNull(),
    /** cpf, phone, email: by what its members are linked. */
    kinds: text().array().notNull(),
    /** Why some part of it is no matter for merging all, as codes of the catalogue. */
    conflicts: text().array().notNull(),
    /** One of its links is a value that more than twenty contacts have. */
    crowded: boolean().notNull(),
    /** Two of its members were told apart before. */
    toldApart: boolean().notNull(),
  },
  (t) => [
    index('duplicate_group_size').on(sql`size desc`, t.id),
    index('duplicate_group_conflict').on(sql`size desc`, t.id).where(sql`conflicts <> '{}'`),
  ],
);

/** Parts of two and more: what merging all works on, unless it is held for a conflict. Its id is the smallest of its members'. */
export const duplicateParts = pgTable('duplicate_part', {
  id: bigint({ mode: 'number' }).primaryKey(),
  groupId: bigint({ mode: 'number' }).notNull(),
  size: integer().notNull(),
  conflicts: text().array().notNull(),
});

/** Contacts whose groups are to be found anew, as ranges of ids; of those in between that are not there nothing is asked. */
export const duplicatePending = pgTable(
  'duplicate_pending',
  {
    firstId: bigint({ mode: 'number' }).notNull(),
    lastId: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [check('duplicate_pending_range', sql`${t.firstId} <= ${t.lastId}`)],
);

/** "Not the same person": two that somebody told apart. Those merged away since speak for the contact that remained. */
export const duplicateDismissals = pgTable(
  'duplicate_dismissal',
  {
    lowId: bigint({ mode: 'number' })
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    highId: bigint({ mode: 'number' })
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    /** They had the same CPF when they were told apart; one that they come to share later links them again. */
    despiteCpf: boolean().notNull(),
    byId: integer().references(() => users.id, { onDelete: 'set null' }),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.lowId, t.highId] }),
    index('duplicate_dismissal_high').on(t.highId),
    check('duplicate_dismissal_order', sql`${t.lowId} < ${t.highId}`),
  ],
);

/** Contacts that became one, and what an undo needs. */
export const merges = pgTable(
  'merge',
  {
    id: bigId(),
    runId: bigint({ mode: 'number' }).references(() => runs.id, { onDelete: 'set null' }),
    primaryId: bigint({ mode: 'number' }).notNull(),
    byId: integer().references(() => users.id, { onDelete: 'set null' }),
    at: createdAt(),
    how: text().notNull(),
    linkedBy: text().array().notNull().default(sql`'{}'`),
    /** What the primary was, as far as its present state does not tell; null once there is no way back. */
    before: jsonb().$type<Record<string, unknown>>(),
    /** Names of its fields that were filled from the others. */
    filled: text().array().notNull().default(sql`'{}'`),
    undoneAt: instant(),
    undoneById: integer().references(() => users.id, { onDelete: 'set null' }),
    /** What the primary's version was then: one that is higher since was changed. */
    versionAfter: integer(),
  },
  (t) => [
    index('merge_primary').on(t.primaryId),
    index('merge_run').on(t.runId).where(sql`run_id is not null`),
    index('merge_undoable').on(t.at).where(sql`before is not null`),
  ],
);

/** Those that were merged into the primary. */
export const mergeMembers = pgTable(
  'merge_member',
  {
    mergeId: bigint({ mode: 'number' })
      .notNull()
      .references(() => merges.id, { onDelete: 'cascade' }),
    contactId: bigint({ mode: 'number' }).notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
    /** Whom it had been merged into until then. */
    wasIntoId: bigint({ mode: 'number' }),
    versionAfter: integer(),
  },
  (t) => [primaryKey({ columns: [t.mergeId, t.contactId] }), index('merge_member_contact').on(t.contactId)],
);

/** What moved to the primary: the ids of one kind of rows that came from one contact. */
export const mergeMoves = pgTable(
  'merge_move',
  {
    mergeId: bigint({ mode: 'number' })
      .notNull()
      .references(() => merges.id, { onDelete: 'cascade' }),
    /** Table and column, as `lib/contacts/contact-references.ts` lists them. */
    reference: text().notNull(),
    fromId: bigint({ mode: 'number' }).notNull(),
    ids: bigint({ mode: 'number' }).array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mergeId, t.reference, t.fromId] })],
);

/** Groups that merging all left to a person, and why. No foreign key to contacts: what is said of a run outlives them. */
export const mergeAllHeld = pgTable(
  'merge_all_held',
  {
    runId: bigint({ mode: 'number' })
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    /** One of them. */
    contactId: bigint({ mode: 'number' }).notNull(),
    size: integer().notNull(),
    /** Codes of the catalogue. */
    reasons: text().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.contactId] })],
);
