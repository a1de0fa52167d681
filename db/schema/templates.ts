import { type SQL, sql } from 'drizzle-orm';
import { integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, smallId, updatedAt } from './columns.ts';
import { services } from './portfolio.ts';
import { users } from './users.ts';

/** A text to send again and again, with variables that are filled in when it is sent. */
export const messageTemplates = pgTable(
  'message_template',
  {
    id: smallId(),
    name: text().notNull(),
    nameKey: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    body: text().notNull(),
    /** Whose own it is; null: everybody's. */
    ownerId: integer().references(() => users.id, { onDelete: 'cascade' }),
    /** In whose interactions it is offered; null: in all. */
    serviceId: integer().references(() => services.id),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('message_template_shared_name').on(t.nameKey).where(sql`owner_id is null`),
    uniqueIndex('message_template_own_name').on(t.ownerId, t.nameKey).where(sql`owner_id is not null`),
  ],
);
