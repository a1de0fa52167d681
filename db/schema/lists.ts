import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, smallId } from './columns.ts';
import { users } from './users.ts';

/** A way of looking at the list of contacts that somebody gave a name. */
export const savedViews = pgTable(
  'saved_view',
  {
    id: smallId(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** For everyone, or for who made it alone. */
    shared: boolean().notNull().default(false),
    /** The list's address after its `?`, without what somebody typed to search: that may be a person. */
    query: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('saved_view_name').on(t.userId, sql`fold_text(name)`),
    index('saved_view_shared').on(t.id).where(sql`shared`),
  ],
);
