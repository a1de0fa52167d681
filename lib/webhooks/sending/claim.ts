import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { StoredEvent } from './payload.ts';

/** Longer than an attempt may take: what a worker leaves behind when it dies is due again after this. */
export const LEASE_SECONDS = 30;

export interface Claimed {
  id: number;
  endpointId: number;
  /** What was written before may be overwritten by the holder of the highest claim alone. */
  claim: number;
  /** That failed since it was made or replayed. */
  attempts: number;
  url: string;
  secrets: Buffer[];
  event: StoredEvent;
}

/** Endpoints with something due. */
export async function endpointsWithDue(db: Database): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select e.id from webhook_endpoint e
    where ${IS_OPEN} and exists (
      select from webhook_delivery d
      where d.endpoint_id = e.id and d.state = 'pending' and d.next_attempt_at <= now())`);
  return rows.map(({ id }) => id);
}

const IS_OPEN = sql`e.state = 'active' and (e.rest_until is null or e.rest_until <= now())`;

/** The first that is due of an endpoint; nobody else takes it while the lease lasts. */
export async function claimNext(endpointId: number, db: Database): Promise<Claimed | null> {
  return claim(
    sql`select id from webhook_delivery
      where endpoint_id = ${endpointId} and state = 'pending' and next_attempt_at <= now()
      order by next_attempt_at, id limit 1 for no key update skip locked`,
    IS_OPEN,
    db,
  );
}

/** One that was just made, whatever the state of its endpoint. */
export async function claimOne(id: number, db: Database): Promise<Claimed | null> {
  return claim(sql`select ${id}::bigint as id`, sql`true`, db);
}

async function claim(
  which: ReturnType<typeof sql>,
  ofEndpoint: ReturnType<typeof sql>,
  db: Database,
): Promise<Claimed | null> {
  // As a subquery it would be asked again for each row it is joined with, and take one more each time.
  const { rows } = await db.execute<Row>(sql`
    with due as materialized (${which})
    update webhook_delivery d
    set claim = d.claim + 1, next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
    from due, webhook_event v, webhook_endpoint e
    where d.id = due.id and v.id = d.event_id and e.id = d.endpoint_id and ${ofEndpoint}
    returning d.id, d.endpoint_id, d.claim, d.attempts, e.url, e.secret,
      case when e.previous_secret_until > now() then e.previous_secret end as previous,
      v.id as event_id, v.uid, v.type, v.contact_id, v.data, v.created_at`);
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    claim: row.claim,
    attempts: row.attempts,
    url: row.url,
    secrets: row.previous ? [row.secret, row.previous] : [row.secret],
    event: {
      id: row.event_id,
      uid: row.uid,
      type: row.type,
      contactId: row.contact_id,
      data: row.data,
      createdAt: new Date(row.created_at),
    },
  };
}

interface Row extends Record<string, unknown> {
  id: number;
  endpoint_id: number;
  claim: number;
  attempts: number;
  url: string;
  secret: Buffer;
  previous: Buffer | null;
  event_id: number;
  uid: string;
  type: string;
  contact_id: number | null;
  data: Record<string, unknown>;
  created_at: string | Date;
}
