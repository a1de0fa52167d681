import { type SQL, sql } from 'drizzle-orm';
import { bigint, boolean, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { codeText, createdAt, instant, smallId } from './columns.ts';
import { contacts } from './contacts.ts';
import { services } from './portfolio.ts';
import { users } from './users.ts';

/** An account of the organization at a platform, through which people write and call. */
export const channels = pgTable(
  'channel',
  {
    id: smallId(),
    kind: text({
      enum: ['voice', 'whatsapp', 'sms', 'email', 'facebook', 'instagram', 'telegram'],
    }).notNull(),
    name: text().notNull(),
    nameKey: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    /** What the platform calls the account: a number, an address, the id of a page. */
    address: codeText(),
    /** Within what ids of people are told apart; blank: the same for all channels of the kind. */
    scope: text().notNull().default(''),
    serviceId: integer().references(() => services.id),
    /** Of callers whose number comes without one. */
    areaCode: text(),
    active: boolean().notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('channel_name_key').on(t.nameKey),
    uniqueIndex('channel_address').on(t.kind, t.address).where(sql`address is not null`),
  ],
);

/** Channels somebody took off a contact: what came before is history, and makes the channel none of the contact's. */
export const removedContactChannels = pgTable(
  'removed_contact_channel',
  {
    contactId: bigint({ mode: 'number' })
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    channelId: integer()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    removedAt: instant().notNull(),
    removedById: integer().references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [primaryKey({ columns: [t.contactId, t.channelId] })],
);
