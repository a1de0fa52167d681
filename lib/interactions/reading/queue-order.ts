import { type SQL, sql } from 'drizzle-orm';

/** Queues: the contact's priority, then arrival. */
export const QUEUE_ORDER: SQL = sql`interaction.priority desc, interaction.arrived_at, interaction.id`;
