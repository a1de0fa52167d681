import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bigId, createdAt, instant } from './columns.ts';
import { contacts } from './contacts.ts';
import { runs } from './runs.ts';
import { users } from './users.ts';

/**
 * Contacts that were anonymized, by the id they had: nothing tells which row they are now. `lib/anonymization/ledger` keeps the
 * same marks outside the database.
 */
export const erasedContacts = pgTable(
  'erased_contact',
  {
    contactId: bigint({ mode: 'number' }).primaryKey(),
    /** `c7-3f9a2c1b4d`: the id with a seal over its creation, by which a restored row is known again. */
    mark: text().notNull(),
    runId: bigint({ mode: 'number' }).references(() => runs.id, { onDelete: 'set null' }),
    /** When it was written to the ledger; null: it waits. */
    inLedgerAt: instant(),
  },
  (t) => [
    index('erased_contact_waiting').on(t.contactId).where(sql`in_ledger_at is null`),
    index('erased_contact_run').on(t.runId),
  ],
);

/** How much a run erased where: rows by table or place, and no values. */
export const erasureCounts = pgTable(
  'erasure_count',
  {
    runId: bigint({ mode: 'number' })
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    /** `contact`, `message` …: a table, as `PERSONAL_COLUMNS` names it. */
    place: text().notNull(),
    rows: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.place] })],
);

/** Somebody said once more who they are, for one operation on one set of things. */
export const confirmations = pgTable(
  'confirmation',
  {
    /** SHA-256 of the token, hex. */
    tokenHash: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The session or token it was said in, hashed. */
    session: text().notNull(),
    operation: text().notNull(),
    /** Of exactly what it is about. */
    digest: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('confirmation_created').on(t.createdAt)],
);

/** Contacts that must be kept as they are, by law or order: nobody anonymizes or deletes them. */
export const legalHolds = pgTable('legal_hold', {
  contactId: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => contacts.id),
  reason: text().notNull(),
  placedById: integer().references(() => users.id, { onDelete: 'set null' }),
  createdAt: createdAt(),
});

/** What somebody asked for as the law lets them (LGPD, art. 18), without the data itself. */
export const privacyRequests = pgTable(
  'privacy_request',
  {
    id: bigId(),
    /** Whom it is about, as long as they are in the base. */
    contactId: bigint({ mode: 'number' }),
    kind: text({
      enum: [
        'confirmation',
        'access',
        'correction',
        'anonymization',
        'deletion',
        'portability',
        'sharing',
        'consent',
        'objection',
      ],
    }).notNull(),
    legalBasis: text({
      enum: [
        'consent',
        'legal_obligation',
        'contract',
        'legitimate_interest',
        'rights',
        'credit',
        'health',
        'other',
      ],
    }),
    askedOn: date({ mode: 'string' }).notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    outcome: text({ enum: ['fulfilled', 'partly', 'refused', 'withdrawn'] }),
    /** A number in a system of the organization's own. */
    reference: text(),
    registeredById: integer().references(() => users.id, { onDelete: 'set null' }),
    decidedById: integer().references(() => users.id, { onDelete: 'set null' }),
    decidedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    index('privacy_request_open').on(t.dueOn, t.id).where(sql`outcome is null`),
    index('privacy_request_contact').on(t.contactId).where(sql`contact_id is not null`),
    check('privacy_request_due', sql`${t.dueOn} >= ${t.askedOn}`),
    check('privacy_request_decided', sql`(${t.outcome} is null) = (${t.decidedAt} is null)`),
  ],
);
