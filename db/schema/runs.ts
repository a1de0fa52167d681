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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bigId, createdAt, instant } from './columns.ts';
import { users } from './users.ts';

/** Long work that survives the death of its worker. The row is the truth; the queue only wakes it. */
export const runs = pgTable(
  'run',
  {
    id: bigId(),
    kind: text({ enum: ['import', 'import_check', 'bulk_change', 'merge_all', 'sync'] }).notNull(),
    userId: integer().references(() => users.id, { onDelete: 'set null' }),
    via: text({ enum: ['web', 'api'] })
      .notNull()
      .default('web'),
    /** `receiving_review` and `review` are a file that waits for its sender to look at it; they hold no lock. */
    state: text({
      enum: [
        'receiving',
        'receiving_review',
        'review',
        'queued',
        'running',
        'completed',
        'failed',
        'cancelled',
      ],
    })
      .notNull()
      .default('queued'),
    /** Why it failed, as a code of the catalogue. */
    reason: text(),
    reasonDetail: jsonb().$type<Record<string, string | number>>(),
    /** Expected amount of work, in rows or contacts; exact once the run has ended. */
    total: integer().notNull().default(0),
    processed: integer().notNull().default(0),
    succeeded: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
    /** 0 to 1000; committed with the batch. */
    permille: integer().notNull().default(0),
    /** Where to go on; its shape belongs to the kind. */
    cursor: jsonb().$type<Record<string, unknown>>(),
    /** The batch being tried, so that a row that kills its worker is found. */
    attempt: jsonb().$type<BatchAttempt | null>(),
    /** What it waits for, or waited for last, as a code of the catalogue: nothing of its own making. */
    waitsFor: text(),
    /** Waits in a row without a batch between them. */
    waits: integer().notNull().default(0),
    /** When it is tried again; null while it does not wait. */
    waitsUntil: instant(),
    interruptions: integer().notNull().default(0),
    cancelRequested: boolean().notNull().default(false),
    heartbeatAt: instant(),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    index('run_user').on(t.userId, t.id),
    index('run_unfinished').on(t.id).where(sql`state in ('receiving', 'queued', 'running')`),
    uniqueIndex('run_one_import_per_user')
      .on(t.userId)
      .where(sql`kind = 'import' and state in ('receiving', 'queued', 'running')`),
    uniqueIndex('run_one_review_per_user').on(t.userId).where(sql`kind = 'import' and state = 'review'`),
    uniqueIndex('run_one_merge_all')
      .on(t.kind)
      .where(sql`kind = 'merge_all' and state in ('queued', 'running')`),
    uniqueIndex('run_one_sync').on(t.kind).where(sql`kind = 'sync' and state in ('queued', 'running')`),
    check('run_balance', sql`${t.succeeded} + ${t.rejected} = ${t.processed}`),
  ],
);

/** What `lib/core/runs/attempt.ts` knows of the batch that a run is at. */
export interface BatchAttempt {
  position: number;
  size: number;
  broken: BrokenBatch[];
  begun: boolean;
  /** Who holds it. */
  worker: string | null;
}

export interface BrokenBatch {
  until: number;
  size: number;
  /** The worker that seems to have died of it, and when that was found: one that is seen later did not. */
  presumed?: { worker: string; at: string };
  /** Too many rows for one statement's time or memory; none of them is to blame. */
  tooMuch?: true;
}

/** Processes that work on runs; each shows itself alive once a second. */
export const workers = pgTable('worker', {
  id: text().primaryKey(),
  seenAt: instant().notNull().default(sql`now()`),
});

/** What the report needs of one refusal. `cells` is personal data: it goes with the notification. */
export const runRejections = pgTable(
  'run_rejection',
  {
    runId: bigint({ mode: 'number' })
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    reasons: jsonb().$type<RejectionReason[]>().notNull(),
    cells: text().array(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.position] })],
);

/** A reason as a code of the catalogue, the column it is about, and numbers or names that are not personal. */
export interface RejectionReason {
  code: string;
  column?: string;
  count?: number;
  /** One of the contacts that a row may be. */
  contactId?: number;
  /** What separates the columns of a file that was refused for it. */
  found?: string;
}

/**
 * What a user is told until they close it: of a run, or of a matter that stands until it is settled. Which matters there are
 * is said in `lib/core/notifications/settle-standing.ts`.
 */
export const notifications = pgTable(
  'notification',
  {
    id: bigId(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    runId: bigint({ mode: 'number' }).references(() => runs.id, { onDelete: 'cascade' }),
    kind: text({
      enum: [
        'progress',
        'interrupted',
        'waiting',
        'portfolio_broken',
        'portfolio_without_phone',
        'queue_archived',
        'queue_without_mailbox',
        'counter_mended',
        'webhook_stopped',
        'appointment_due',
      ],
    })
      .notNull()
      .default('progress'),
    /** Of a standing matter, the id of what it is about, and counts that it says. */
    aboutId: bigint({ mode: 'number' }),
    detail: jsonb().$type<object>(),
    createdAt: createdAt(),
    /** When the report was downloaded. */
    readAt: instant(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex('notification_run').on(t.runId, t.kind),
    uniqueIndex('notification_standing').on(t.userId, t.kind, t.aboutId).where(sql`run_id is null`),
    index('notification_open').on(t.userId, t.id).where(sql`closed_at is null`),
    check('notification_about', sql`(${t.runId} is null) = (${t.aboutId} is not null)`),
  ],
);
