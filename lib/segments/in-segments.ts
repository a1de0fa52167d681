import { type SQL, sql } from 'drizzle-orm';

/** A condition on `contact`; its second half makes the partial index of segments usable. */
export function inSegments(ids: readonly number[]): SQL {
  return sql`(contact.segment_ids && ${sql.param([...ids])}::integer[] and contact.segment_ids <> '{}')`;
}
