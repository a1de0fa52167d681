import { type SQL, sql } from 'drizzle-orm';
import { IS_PERSON } from '../is-person.ts';

/** The contacts in the portfolio of this user's id. Nobody who was merged away is in one; said so that the index is used. */
export function inPortfolioOf(userId: SQL | number): SQL {
  return sql`contact.owner_id = ${userId}::integer and ${IS_PERSON}`;
}
