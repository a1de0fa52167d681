import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bigId, instant } from './columns.ts';
import { interactions, messages } from './interactions.ts';
import { users } from './users.ts';

/** What a customer is asked about an interaction, which says whose it is. */
export const surveys = pgTable(
  'survey',
  {
    id: bigId(),
    interactionId: bigint({ mode: 'number' })
      .notNull()
      .references(() => interactions.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
    /** The message that carries the link; of a call it belongs to another interaction. */
    messageId: bigint({ mode: 'number' }).references(() => messages.id, {
      onDelete: 'set null',
      onUpdate: 'cascade',
    }),
    state: text({ enum: ['pending', 'answered', 'expired'] })
      .notNull()
      .default('pending'),
    /** The link's secret is made of this and the deployment's; neither leads to it alone. */
    salt: text().notNull(),
    /** SHA-256 of the secret, hex. */
    tokenHash: text().notNull(),
    score: smallint(),
    comment: text(),
    /** Who closed the interaction or sent it later; null: a platform's report ended a call. */
    sentById: integer().references(() => users.id, { onDelete: 'set null' }),
    sentAt: instant().notNull().default(sql`now()`),
    expiresAt: instant().notNull(),
    answeredAt: instant(),
  },
  (t) => [
    uniqueIndex('survey_token').on(t.tokenHash),
    // One at a time about an interaction.
    uniqueIndex('survey_pending').on(t.interactionId).where(sql`state = 'pending'`),
    index('survey_interaction').on(t.interactionId, t.id),
    index('survey_message').on(t.messageId).where(sql`message_id is not null`),
    index('survey_sent').on(t.sentAt),
    index('survey_expires').on(t.expiresAt).where(sql`state = 'pending'`),
    check('survey_score', sql`${t.score} between 1 and 5`),
    check(
      'survey_answered',
      sql`(${t.state} = 'answered') = (${t.answeredAt} is not null and ${t.score} is not null)`,
    ),
  ],
);
