import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { channels } from './channels.ts';
import { bigId, createdAt, instant } from './columns.ts';
import { contacts } from './contacts.ts';
import { interactions } from './interactions.ts';
import { services } from './portfolio.ts';
import { users } from './users.ts';

/** When somebody is to get in touch with a contact. */
export const appointments = pgTable(
  'appointment',
  {
    id: bigId(),
    contactId: bigint({ mode: 'number' })
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    /** In which it was agreed on. */
    interactionId: bigint({ mode: 'number' }).references(() => interactions.id, {
      onDelete: 'set null',
      onUpdate: 'cascade',
    }),
    /** Either an agent keeps it, or whoever serves a service. */
    agentId: integer().references(() => users.id),
    serviceId: integer().references(() => services.id),
    channelId: integer().references(() => channels.id, { onDelete: 'set null' }),
    startsAt: instant().notNull(),
    minutes: smallint().notNull().default(30),
    note: text(),
    state: text({ enum: ['open', 'done', 'missed', 'cancelled'] })
      .notNull()
      .default('open'),
    createdById: integer().references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    /** When and by whom it was said to be done, missed or cancelled. */
    endedAt: instant(),
    endedById: integer().references(() => users.id, { onDelete: 'set null' }),
    /** Raised by every change, as calendars want it. */
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('appointment_contact').on(t.contactId, t.id),
    // Deleting an interaction, or giving it another id, looks for what points to it.
    index('appointment_interaction').on(t.interactionId).where(sql`interaction_id is not null`),
    index('appointment_starts').on(t.startsAt, t.id),
    index('appointment_agent').on(t.agentId, t.startsAt).where(sql`state = 'open' and agent_id is not null`),
    index('appointment_service')
      .on(t.serviceId, t.startsAt)
      .where(sql`state = 'open' and service_id is not null`),
    check('appointment_whose', sql`num_nonnulls(${t.agentId}, ${t.serviceId}) = 1`),
    check('appointment_minutes', sql`${t.minutes} between 5 and 480`),
    check('appointment_ended', sql`(${t.state} = 'open') = (${t.endedAt} is null)`),
  ],
);
