import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, updatedAt } from './columns.ts';
import { services } from './portfolio.ts';

/** The one organization of a deployment: how its base behaves. */
export const organization = pgTable(
  'organization',
  {
    id: integer().primaryKey().default(1),
    name: text().notNull().default('Minha organização'),
    allowDuplicates: boolean().notNull().default(false),
    refuseInvalidDocuments: boolean().notNull().default(true),
    /** Values that never identify anyone, in canonical form, beside numbers of one repeated digit. */
    placeholders: text()
      .array()
      .notNull()
      .default(sql`'{5511999999999,nao@tem.com,naotem@naotem.com,sem@email.com,teste@teste.com}'`),
    /** Of contacts that are merged, which one remains unless somebody chooses another. */
    primaryCriterion: text({ enum: ['latest_interaction', 'oldest'] })
      .notNull()
      .default('latest_interaction'),
    defaultCountry: text().notNull().default('BR'),
    locale: text({ enum: ['pt-BR', 'en'] })
      .notNull()
      .default('pt-BR'),
    timeZone: text().notNull().default('America/Sao_Paulo'),
    /** 0: reports vanish with their notification; 7 or 30: days they are kept. */
    reportRetentionDays: integer().notNull().default(7),
    /** Days after which each goes by itself; null: never. `lib/privacy/retention` sweeps. */
    fileNameDays: integer(),
    importRowDays: integer(),
    messageDays: integer(),
    unknownSenderDays: integer(),
    auditDays: integer(),
    /** Where interactions wait that no rule names a queue for; null: the oldest service. */
    defaultServiceId: integer().references(() => services.id),
    /** Who writes and is no contact becomes one at once; else when somebody says so. */
    saveSenders: boolean().notNull().default(false),
    /** The order in which a contact's page shows its fields; what is not named comes after, as built. */
    contactFields: text().array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check('organization_single', sql`${t.id} = 1`),
    check('organization_retention', sql`${t.reportRetentionDays} in (0, 7, 30)`),
    check('organization_primary', sql`${t.primaryCriterion} in ('latest_interaction', 'oldest')`),
    check(
      'organization_days',
      sql`least(${t.fileNameDays}, ${t.importRowDays}, ${t.messageDays}, ${t.unknownSenderDays}, ${t.auditDays}) > 0`,
    ),
    check('organization_locale', sql`${t.locale} in ('pt-BR', 'en')`),
  ],
);
