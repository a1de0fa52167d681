import { bigint, pgTable } from 'drizzle-orm/pg-core';
import { bytea, updatedAt } from './columns.ts';
import { contacts } from './contacts.ts';

/** A contact's picture, re-encoded: 256 by 256 pixels, WebP. */
export const contactAvatars = pgTable('contact_avatar', {
  contactId: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => contacts.id, { onDelete: 'cascade' }),
  bytes: bytea().notNull(),
  updatedAt: updatedAt(),
});
