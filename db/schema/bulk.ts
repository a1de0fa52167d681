import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { runs } from './runs.ts';

/** What a run does to the contacts that were selected for it. */
export const bulkChanges = pgTable('bulk_change', {
  runId: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => runs.id, { onDelete: 'cascade' }),
  /** A code of the catalogue: activate, add_tags, assign, delete … */
  action: text().notNull(),
  /** What the action needs, by ids: nothing personal. */
  parameters: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  /** How its contacts were selected; null for an undo. */
  selection: jsonb().$type<KeptSelection>(),
  /** The run that this one takes back. */
  undoes: bigint({ mode: 'number' }).references(() => runs.id, { onDelete: 'set null' }),
  undoneAt: instant(),
});

/** Filters as a run keeps them; of those in `withoutText` only the name, since their text may be somebody's data. */
export interface KeptFilters {
  parameters: Record<string, string | string[]>;
  withoutText: string[];
}

/** Picked one by one, or all that matched these filters. */
export type KeptSelection = { picked: true } | KeptFilters;

/**
 * The contacts selected for a run, fixed when it was asked for, and what became of each. No foreign keys: checking them row
 * by row would double the time of selecting a million.
 */
export const runContacts = pgTable(
  'run_contact',
  {
    runId: bigint({ mode: 'number' }).notNull(),
    contactId: bigint({ mode: 'number' }).notNull(),
    /** null as long as it waits. */
    outcome: text({ enum: ['changed', 'unchanged', 'refused'] }),
    /** Why it was refused, as a code of the catalogue. */
    reason: text(),
    /** What an undo needs to know: the ids that came or went, or the number there was before. */
    before: integer().array(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.contactId] }),
    index('run_contact_refused').on(t.runId, t.contactId).where(sql`outcome = 'refused'`),
  ],
);
