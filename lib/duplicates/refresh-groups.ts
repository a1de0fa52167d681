import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { isCancelled, isLockTimeout } from '#lib/core/as-busy.ts';
import { findAll, findPending } from './finding/find-anew.ts';

/** Milliseconds of work by what is to be done, as measured; see docs/decisions. */
const COST = { ofPending: 0.15, ofEverybody: 0.003 };

/** How long whoever looks at groups may be kept waiting, and beyond how many a walk from one to the next is given up. */
const FOR_A_READER = { milliseconds: 400, met: 5_000 };
const FOR_THE_WORKER = { milliseconds: 600_000, met: 50_000 };

/** For a million contacts three seconds of work. */
const BESIDE_A_RUN_MS = 10 * 60_000;

const REFRESH_LOCK = 7_421_003;

/**
 * Finds the groups anew of whoever changed since the last time, before somebody looks at them.
 * @returns whether there is nothing left to find; the worker goes on with what would take too long
 */
export async function refreshGroups(db: Database): Promise<boolean> {
  try {
    return await refresh(FOR_A_READER, db);
  } catch (error) {
    if (isLockTimeout(error) || isCancelled(error)) return false;
    throw error;
  }
}

/** However many they are. */
export async function refreshAllGroups(db: Database): Promise<void> {
  await refresh(FOR_THE_WORKER, db);
}

let workedAt = Date.now();

/** As `refreshAllGroups`, but seldom while a run works: it changes contacts by the thousand and needs the machine. */
export async function refreshInBackground(db: Database): Promise<void> {
  if ((await countPending(db, FOR_A_READER)) === 0) return;
  if (Date.now() - workedAt < BESIDE_A_RUN_MS && (await isRunning(db))) return;
  try {
    await refreshAllGroups(db);
    workedAt = Date.now();
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
  }
}

async function isRunning(db: Database): Promise<boolean> {
  const { rows } = await db.execute(sql`select from run where state = 'running' limit 1`);
  return rows.length > 0;
}

/** Lets nobody find groups anew until the transaction ends: whoever changes them at once does so by themselves. */
export async function holdGroups(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`);
}

type Patience = typeof FOR_A_READER;

async function refresh(patience: Patience, db: Database): Promise<boolean> {
  if ((await countPending(db, patience)) === 0) return true;
  return db.transaction(async (tx) => {
    await holdGroups(tx);
    const pending = await countPending(tx, patience);
    if (pending === 0) return true;
    const everybody = COST.ofEverybody * (await countEverybody(tx));
    const some = COST.ofPending * pending;
    if (Math.min(some, everybody) > patience.milliseconds) return false;
    if (some < everybody && (await findPending(patience.met, tx))) return true;
    if (everybody > patience.milliseconds) return false;
    await findAll(tx);
    return true;
  });
}

/** At least: so many ranges are counted as tell whether it is worth finding some instead of all. */
async function countPending(db: Database, { milliseconds }: Patience): Promise<number> {
  const most = Math.ceil(milliseconds / COST.ofPending);
  const { rows } = await db.execute<{ count: number }>(sql`
    select coalesce(sum(last_id - first_id + 1), 0)::float8 as count
    from (select first_id, last_id from duplicate_pending limit ${most}) as counted`);
  return rows[0]?.count ?? 0;
}

/** At most: ids are given out in their order. */
async function countEverybody(db: Database): Promise<number> {
  const { rows } = await db.execute<{ most: number | null }>(sql`select max(id) as most from contact`);
  return rows[0]?.most ?? 0;
}
