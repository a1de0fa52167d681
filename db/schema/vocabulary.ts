import { type SQL, sql } from 'drizzle-orm';
import { integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, instant, smallId } from './columns.ts';

export const tags = pgTable(
  'tag',
  {
    id: smallId(),
    name: text().notNull(),
    nameKey: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('tag_name_key').on(t.nameKey)],
);

export const customFields = pgTable(
  'custom_field',
  {
    id: smallId(),
    name: text().notNull(),
    nameKey: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    type: text({ enum: ['text', 'number', 'date', 'choice'] })
      .notNull()
      .default('text'),
    choices: text().array().notNull().default(sql`'{}'`),
    position: integer().notNull().default(0),
    archivedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('custom_field_name_key').on(t.nameKey)],
);
