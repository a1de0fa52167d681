import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';

/** Also what never arrived: a receiver that was away for longer has to ask for everything anew. */
export const KEPT_DAYS = 30;
const BATCH = 5_000;
/** Of one sweep; the next goes on. */
const MOST_BATCHES = 200;

/** Old events with their deliveries, and whatever is left of deleted endpoints. */
export async function sweepWebhooks(db: Database = database()): Promise<void> {
  await inBatches(
    () => sql`
      delete from webhook_event where id in (
        select id from webhook_event where created_at < now() - make_interval(days => ${KEPT_DAYS})
        order by created_at limit ${BATCH})`,
    db,
  );
  await inBatches(
    () => sql`
      delete from webhook_delivery where id in (
        select d.id from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
        where e.state = 'deleted' limit ${BATCH})`,
    db,
  );
  // An hour later nobody who saw it alive is still writing.
  await db.execute(sql`
    delete from webhook_endpoint e where e.state = 'deleted' and e.state_since < now() - interval '1 hour'
      and not exists (select from webhook_delivery d where d.endpoint_id = e.id)`);
}

async function inBatches(statement: () => ReturnType<typeof sql>, db: Database): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const { rowCount } = await db.execute(statement());
    if ((rowCount ?? 0) < BATCH) return;
  }
}
