import { index, integer, pgTable } from 'drizzle-orm/pg-core';
import { bigId, bytea, createdAt } from './columns.ts';
import { users } from './users.ts';

/** What somebody sent after their session had ended, for an hour: until they have signed in again and sent it. */
export const keptForms = pgTable(
  'kept_form',
  {
    id: bigId(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Page, form and fields, encrypted by `lib/web/kept-forms/sealed.ts`. */
    content: bytea().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('kept_form_user').on(t.userId), index('kept_form_created').on(t.createdAt)],
);
