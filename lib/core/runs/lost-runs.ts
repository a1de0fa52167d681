import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { frozenAfterSeconds } from './frozen-after.ts';
import { LEASE_CLASS } from './lease.ts';

/** Runs that should be going on and that no connection holds: their wake-up was lost or their worker died. */
export async function findLostRuns(db: Database): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select r.id from run r
    where (r.state = 'running' or (r.state = 'queued' and r.created_at < now() - interval '1 second'))
      and not exists (
        select from pg_locks l
        where l.locktype = 'advisory' and l.classid = ${LEASE_CLASS} and l.objid = r.id::int8::oid and l.objsubid = 2
          and l.granted and l.database = (select oid from pg_database where datname = current_database())
      )
    order by r.id limit 10`);
  return rows.map((row) => row.id);
}

/**
 * Ends the connections of workers that hold a run but have stood still, such as a suspended process: with the connection
 * goes the lease, and when the process wakes it can write nothing.
 */
export async function expelFrozenHolders(db: Database): Promise<number> {
  const { rows } = await db.execute(sql`
    select pg_terminate_backend(l.pid) from pg_locks l join run r on l.objid = r.id::int8::oid
    where l.locktype = 'advisory' and l.classid = ${LEASE_CLASS} and l.objsubid = 2 and l.granted
      and l.database = (select oid from pg_database where datname = current_database())
      and r.state = 'running' and r.heartbeat_at < now() - make_interval(secs => ${frozenAfterSeconds()})
      and l.pid <> pg_backend_pid()`);
  return rows.length;
}
