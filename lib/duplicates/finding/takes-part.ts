import { type SQL, sql } from 'drizzle-orm';

/** Whether a contact can be a duplicate of another: active, not blocked, neither merged away nor anonymized. */
export const takesPart: SQL = sql`(contact.active and contact.merged_into_id is null and contact.blocked_at is null
  and contact.anonymized_at is null)`;
