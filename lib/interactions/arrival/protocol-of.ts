import { type SQL, sql } from 'drizzle-orm';

/** `20261124-000017`: the day where the organization is, and the interaction's id, which may have more than six digits. */
export function protocolOf(id: SQL, timeZone: string): SQL {
  return sql`to_char(now() at time zone ${timeZone}, 'YYYYMMDD') || '-' || lpad(${id}::text, greatest(6, length(${id}::text)), '0')`;
}
