import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { signInThrottles } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import { deploymentSecret } from '#lib/core/secret.ts';

/** What attempts are counted by, and how many failures at once cost no waiting. */
export interface ThrottleKey {
  name: string;
  free: number;
}

/** Seconds in which all free failures come back, one by one: in any so long a time at most twice as many are made. */
const REFILL = 900;

/**
 * Makes one guarded attempt. It counts as a failure under every key before it is made, in one atomic statement a key, so
 * that a thousand guesses sent at once are a thousand in a row; a right answer takes its own count back.
 * Attempts refused for waiting cost no hashing and prolong nothing.
 * @throws Refused (limited) with the seconds to wait
 */
export async function throttled(
  keys: ThrottleKey[],
  attempt: () => Promise<boolean>,
  db: Database,
): Promise<boolean> {
  const counted: string[] = [];
  let isFailure = false;
  try {
    for (const { name, free } of keys) {
      const key = hashedKey(name);
      if (!(await countAttempt(key, free, db))) {
        refuse('form', 'sign_in_wait', { seconds: await secondsLeft(key, free, db) }, 'limited');
      }
      counted.push(key);
    }
    isFailure = !(await attempt());
    return !isFailure;
  } finally {
    if (!isFailure) for (const key of counted) await takeBack(key, db);
  }
}

/** One guarded attempt on an account by someone already known. */
export function accountAttempt(
  name: string,
  attempt: () => Promise<boolean>,
  db: Database,
): Promise<boolean> {
  return throttled([{ name, free: 5 }], attempt, db);
}

async function countAttempt(key: string, free: number, db: Database): Promise<boolean> {
  const { failures, lastFailureAt } = signInThrottles;
  const left = sql`greatest(${failures} - floor(${steps(free)}), 0)`;
  // The steps that were counted are over, the one under way goes on.
  const since = sql`case when ${left} = 0 then clock_timestamp()
    else ${lastFailureAt} + make_interval(secs => floor(${steps(free)}) * ${step(free)}) end`;
  const rows = await db
    .insert(signInThrottles)
    .values({ key, failures: 1, lastFailureAt: sql`clock_timestamp()` })
    .onConflictDoUpdate({
      target: signInThrottles.key,
      set: { failures: sql`${left}::int + 1`, lastFailureAt: since },
      setWhere: sql`${left} < ${free}::int`,
    })
    .returning({ key: signInThrottles.key });
  return rows.length > 0;
}

async function secondsLeft(key: string, free: number, db: Database): Promise<number> {
  const [row] = await db
    .select({ seconds: sql<number>`greatest(1, ceil(${step(free)} - ${secondsSince}))::int` })
    .from(signInThrottles)
    .where(eq(signInThrottles.key, key));
  return row?.seconds ?? 1;
}

async function takeBack(key: string, db: Database): Promise<void> {
  await db
    .update(signInThrottles)
    .set({ failures: sql`greatest(${signInThrottles.failures} - 1, 0)` })
    .where(eq(signInThrottles.key, key));
}

const secondsSince = sql`extract(epoch from clock_timestamp() - ${signInThrottles.lastFailureAt})::double precision`;

/** Seconds after which one failure more is free again. */
function step(free: number) {
  return sql`${REFILL / free}::double precision`;
}

/** How many have become free since. */
function steps(free: number) {
  return sql`(${secondsSince} / ${step(free)})`;
}

/** Neither e-mails nor addresses are stored, and without the secret they cannot be guessed back. */
function hashedKey(name: string): string {
  return createHmac('sha256', deploymentSecret()).update(`throttle:${name}`).digest('base64url');
}
