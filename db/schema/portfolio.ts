import { type SQL, sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, instant, smallId } from './columns.ts';
import { users } from './users.ts';

/** A queue that people are served from. */
export const services = pgTable(
  'service',
  {
    id: smallId(),
    name: text().notNull(),
    nameKey: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    /** Whether e-mail can be answered from it. */
    hasMailbox: boolean().notNull().default(false),
    /** Whether whoever was served from it is asked how it was: when the closer chooses to, always, or never. */
    surveys: text({ enum: ['choice', 'always', 'never'] })
      .notNull()
      .default('choice'),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('service_name_key').on(t.nameKey)],
);

/** A part of the base with people of its own: agents outside it do not see its contacts. */
export const segments = pgTable(
  'segment',
  {
    id: smallId(),
    name: text().notNull(),
    nameKey: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    /** The queue its contacts wait in; null: none of its own. */
    serviceId: integer().references(() => services.id),
    /** Of several with a queue the first decides. */
    position: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('segment_name_key').on(t.nameKey)],
);

/** Who serves a segment. */
export const segmentOperators = pgTable(
  'segment_operator',
  {
    segmentId: integer()
      .notNull()
      .references(() => segments.id, { onDelete: 'cascade' }),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.segmentId, t.userId] }),
    index('segment_operator_user').on(t.userId, t.segmentId),
  ],
);
