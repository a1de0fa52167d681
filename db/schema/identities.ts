import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bigId, codeText, createdAt, instant } from './columns.ts';
import { contacts } from './contacts.ts';
import { users } from './users.ts';

/** By what a platform knows a sender, whether a contact has it or nobody yet. */
export const contactIdentities = pgTable(
  'contact_identity',
  {
    id: bigId(),
    kind: text({
      enum: [
        'phone',
        'email',
        'whatsapp_user_id',
        'telegram_id',
        'facebook_psid',
        'instagram_igsid',
        'group',
        'other',
      ],
    }).notNull(),
    /** Within what the value names one person; blank: everywhere. */
    scope: text().notNull().default(''),
    /** Canonical; what could not be read, as it was given. */
    value: codeText().notNull(),
    contactId: bigint({ mode: 'number' }).references(() => contacts.id),
    /** Who said that it is this contact's; null: it came together with something the contact has. */
    linkedById: integer().references(() => users.id),
    displayName: text(),
    username: text(),
    /** The identity that it came together with: of one sender, all name the same one, and that one names none. */
    seenWithId: bigint({ mode: 'number' }).references((): AnyPgColumn => contactIdentities.id, {
      onDelete: 'set null',
    }),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('contact_identity_value').on(t.value, t.kind, t.scope),
    index('contact_identity_contact').on(t.contactId).where(sql`contact_id is not null`),
    index('contact_identity_seen_with').on(t.seenWithId).where(sql`seen_with_id is not null`),
  ],
);
