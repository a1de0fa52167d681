import { sql } from 'drizzle-orm';
import { runs } from '#db/schema/index.ts';
import type { Outage } from './outage.ts';

/** A base that takes no writes cannot keep that a run waits for it, so it is asked itself. */
export const WAITING_COLUMNS = {
  waitingFor: sql<Outage | null>`case
    when ${runs.finishedAt} is not null then null
    when current_setting('transaction_read_only') = 'on' then 'read_only'
    when ${runs.waitsUntil} is not null then ${runs.waitsFor} end`,
  waitedFor: sql<Outage | null>`${runs.waitsFor}`,
};
