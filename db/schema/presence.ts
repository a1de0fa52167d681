import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { users } from './users.ts';

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
