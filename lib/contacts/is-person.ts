import { sql } from 'drizzle-orm';

/** Neither merged away nor anonymized: whom lists, counts, dashboards and exports are about. The indexes of the list hold these alone. */
export const IS_PERSON = sql`contact.merged_into_id is null and contact.anonymized_at is null`;
