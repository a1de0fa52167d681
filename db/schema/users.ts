import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, smallId, updatedAt } from './columns.ts';

export const users = pgTable(
  'app_user',
  {
    id: smallId(),
    name: text().notNull(),
    /** Lower case. */
    email: text().notNull(),
    /** Argon2id; null until an invited user has chosen one. */
    passwordHash: text(),
    role: text({ enum: ['owner', 'manager', 'supervisor', 'agent'] }).notNull(),
    canAnonymize: boolean().notNull().default(false),
    active: boolean().notNull().default(true),
    /** Where calls follow the user, digits of E.164. */
    followMePhone: text(),
    /** null: the organization's. */
    locale: text({ enum: ['pt-BR', 'en'] }),
    theme: text({ enum: ['system', 'light', 'dark'] })
      .notNull()
      .default('system'),
    /** Columns of the list of contacts in the user's order; null: those that have something to show. */
    listColumns: text().array(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('app_user_email').on(t.email),
    check('app_user_role', sql`${t.role} in ('owner', 'manager', 'supervisor', 'agent')`),
    check('app_user_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
);

/** A signed-in browser. Looked up on every request, so deleting the row signs it out at once. */
export const userSessions = pgTable(
  'user_session',
  {
    /** 32 random bytes, base64url; only inside the encrypted cookie. */
    id: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().default(sql`now()`),
    expiresAt: instant().notNull(),
  },
  (t) => [index('user_session_user').on(t.userId), index('user_session_expires').on(t.expiresAt)],
);

/** One-time links: first set-up, invitation. Only the token's hash is kept. */
export const accessLinks = pgTable('access_link', {
  tokenHash: text().primaryKey(),
  purpose: text({ enum: ['setup', 'invitation'] }).notNull(),
  userId: integer().references(() => users.id, { onDelete: 'cascade' }),
  createdAt: createdAt(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

/** Failed sign-ins by account and by address; the key is a keyed hash, never the e-mail or the address. */
export const signInThrottles = pgTable('sign_in_throttle', {
  key: text().primaryKey(),
  failures: integer().notNull().default(0),
  lastFailureAt: instant().notNull().default(sql`now()`),
});

export const apiTokens = pgTable(
  'api_token',
  {
    id: smallId(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** SHA-256 of the token, hex. */
    tokenHash: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('api_token_hash').on(t.tokenHash), index('api_token_user').on(t.userId)],
);

/** Who did what, when, to which fields; never values. Written in the transaction of the change. */
export const auditEvents = pgTable(
  'audit_event',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    at: instant().notNull().default(sql`now()`),
    userId: integer().references(() => users.id, { onDelete: 'set null' }),
    /** `noun.verb`, such as `contact.updated`. */
    action: text().notNull(),
    subject: text().notNull(),
    subjectId: bigint({ mode: 'number' }),
    fields: text().array().notNull().default(sql`'{}'`),
    /** Ids, counts and codes, in the shape its action has in `lib/core/audit/audit-actions.ts`. */
    details: jsonb().$type<object>(),
    /** The entry in whose course this one was written: of a run's start, a hand-over. It may be gone. */
    causeId: bigint({ mode: 'number' }),
    via: text({ enum: ['web', 'api', 'cli', 'job'] }).notNull(),
  },
  (t) => [
    index('audit_event_subject').on(t.subject, t.subjectId, t.id),
    // One row per cause: the causes themselves in their order, and what each made.
    index('audit_event_uncaused').on(t.id).where(sql`cause_id is null`),
    index('audit_event_cause').on(t.causeId, t.id).where(sql`cause_id is not null`),
    // Whether a cause made an entry of some action, among a million it made.
    index('audit_event_cause_action').on(t.causeId, t.action).where(sql`cause_id is not null`),
  ],
);
