import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bigId, createdAt } from './columns.ts';
import { contacts } from './contacts.ts';
import { users } from './users.ts';

/** What somebody wrote down about a contact. */
export const contactNotes = pgTable(
  'contact_note',
  {
    id: bigId(),
    contactId: bigint({ mode: 'number' })
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    authorId: integer().references(() => users.id, { onDelete: 'set null' }),
    body: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('contact_note_contact').on(t.contactId, t.id),
    check('contact_note_body', sql`${t.body} <> ''`),
  ],
);
