import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { isLockTimeout } from '#lib/core/as-busy.ts';

const IDENTITY_LOCK = 7_421_002;
/** In a line that moves on. Behind one that does not, the connection's own time-out ends the wait. */
const MOST_IN_LINE_MS = 10_000;

/**
 * One at a time looks an identifier up and then writes it: two at once would both find it free. Take it before locking any
 * contact's row. The wait is given up when the same holder has kept it for as long as the connection waits for a lock.
 */
export async function lockIdentities(tx: Database): Promise<void> {
  const { rows } = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${IDENTITY_LOCK}) as held`,
  );
  if (rows[0]?.held) return;
  const deadline = performance.now() + MOST_IN_LINE_MS;
  for (;;) {
    const before = await holderOf(tx);
    try {
      // Behind a savepoint: a wait that is given up would else end the transaction.
      await tx.transaction((turn) => turn.execute(sql`select pg_advisory_xact_lock(${IDENTITY_LOCK})`));
      return;
    } catch (error) {
      if (!isLockTimeout(error) || performance.now() > deadline) throw error;
      if (before !== null && before === (await holderOf(tx))) throw error;
    }
  }
}

async function holderOf(tx: Database): Promise<string | null> {
  const { rows } = await tx.execute<{ holder: string }>(sql`
    select pid || ' ' || virtualtransaction as holder from pg_locks
    where locktype = 'advisory' and classid = 0 and objid = ${IDENTITY_LOCK} and objsubid = 1 and granted
      and database = (select oid from pg_database where datname = current_database())`);
  return rows[0]?.holder ?? null;
}
