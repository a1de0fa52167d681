import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { codeText, createdAt, instant, smallId } from './columns.ts';
import { users } from './users.ts';

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
