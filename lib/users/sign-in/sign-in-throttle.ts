import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { signInThrottles } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import { deploymentSecret } from '#lib/core/secret.ts';

/** Attempts are counted by `name`; `free` failures cause no wait. */
export interface ThrottleKey {
  name: string;
  free: number;
}

/** Until all free failures are available again, one by one: any such period allows at most twice `free`. */
const REFILL_SECONDS = 900;

/**
 * Counted as a failure under every key beforehand, in one atomic statement each, so that parallel guesses count like sequential
 * ones; success takes its own count back. What is refused for waiting is neither hashed nor counted. @throws Refused (limited)
 * with the seconds to wait
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

/** For an account whose person is already signed in. */
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
  // Only completed steps are subtracted; the current one continues.
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

/** Seconds until one more failure is free. */
function step(free: number) {
  return sql`${REFILL_SECONDS / free}::double precision`;
}

/** Failures that became free since. */
function steps(free: number) {
  return sql`(${secondsSince} / ${step(free)})`;
}

/** Stores neither e-mails nor addresses; without the secret they cannot be guessed from the hash. */
function hashedKey(name: string): string {
  return createHmac('sha256', deploymentSecret()).update(`throttle:${name}`).digest('base64url');
}
