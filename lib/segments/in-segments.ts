import { type SQL, sql } from 'drizzle-orm';

/** Contacts in any of these segments, as a condition on `contact`; the second half is what the index of segments asks for. */
export function inSegments(ids: readonly number[]): SQL {
  return sql`(contact.segment_ids && ${sql.param([...ids])}::integer[] and contact.segment_ids <> '{}')`;
}
