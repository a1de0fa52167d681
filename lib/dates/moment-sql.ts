import { type SQL, sql } from 'drizzle-orm';
import { hasOffset, isDay } from './zoned-time.ts';

/** Where a day begins, or a moment; what has no offset is meant in the time zone of its reader. Takes what the fields let pass. */
export function startSql(text: string, timeZone: string): SQL<Date> {
  if (hasOffset(text)) return sql`${new Date(text).toISOString()}::timestamptz`;
  return sql`(${text}::timestamp at time zone ${timeZone})`;
}

/** Where a day ends; a moment is its own end. */
export function endSql(text: string, timeZone: string): SQL<Date> {
  if (!isDay(text)) return startSql(text, timeZone);
  return sql`((${text}::timestamp + interval '1 day') at time zone ${timeZone})`;
}
