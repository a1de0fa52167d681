import { bigint, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bigId, instant } from './columns.ts';
import { contacts } from './contacts.ts';
import { users } from './users.ts';

/** Contacts of whom nothing is taken any more: whoever stands here has `contact.blocked_at`. `lib/contacts/blocks` alone writes it. */
export const contactBlocks = pgTable(
  'contact_block',
  {
    id: bigId(),
    contactId: bigint({ mode: 'number' })
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    reason: text().notNull(),
    blockedById: integer().references(() => users.id, { onDelete: 'set null' }),
    blockedAt: instant().notNull(),
    /** How often they called or wrote since. */
    refused: integer().notNull().default(0),
    lastRefusedAt: instant(),
  },
  (t) => [uniqueIndex('contact_block_contact').on(t.contactId)],
);
