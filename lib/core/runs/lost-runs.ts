import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { frozenAfterSeconds } from './frozen-after.ts';
import { LEASE_CLASS } from './lease.ts';

/** Runs that should be going on now and that no connection holds: their wake-up was lost, their worker died, their wait is over. */
export async function findLostRuns(db: Database): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select r.id from run r
    where (r.state = 'running' or (r.state = 'queued' and r.created_at < now() - interval '1 second'))
      and (r.waits_until is null or r.waits_until <= now() or r.cancel_requested)
      and not exists (
        select from pg_locks l
        where l.locktype = 'advisory' and l.classid = ${LEASE_CLASS} and l.objid = r.id::int8::oid and l.objsubid = 2
          and l.granted and l.database = (select oid from pg_database where datname = current_database())
      )
    order by r.id limit 10`);
  return rows.map((row) => row.id);
}

/** A worker that shows itself alive but gets nowhere has lost its connection without knowing it. */
const STUCK_TIMES = 6;

/** With the connection goes the lease. Who has never shown itself is told by its batches alone. */
export async function expelFrozenHolders(db: Database): Promise<number> {
  const seconds = frozenAfterSeconds();
  const { rows } = await db.execute(sql`
    select pg_terminate_backend(l.pid) from pg_locks l join run r on l.objid = r.id::int8::oid
      left join worker w on w.id = r.attempt ->> 'worker'
    where l.locktype = 'advisory' and l.classid = ${LEASE_CLASS} and l.objsubid = 2 and l.granted
      and l.database = (select oid from pg_database where datname = current_database())
      and r.state = 'running' and l.pid <> pg_backend_pid()
      and (w.seen_at < now() - make_interval(secs => ${seconds})
        or r.heartbeat_at < now() - make_interval(secs => ${seconds * STUCK_TIMES}))`);
  return rows.length;
}
