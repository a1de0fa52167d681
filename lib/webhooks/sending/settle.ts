import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { forgetHeard } from '#lib/core/events/heard-events.ts';
import { notifyStoppedEndpoints } from '../notify-stopped-endpoints.ts';
import { TEST_TYPE } from '../test-type.ts';
import type { Claimed } from './claim.ts';
import type { Outcome } from './post.ts';
import { secondsToNext, secondsToRest } from './schedule.ts';

/** Without one success in between. */
const PATIENCE_DAYS = 5;
const GONE = 410;

/** Writes down an attempt, unless somebody else has taken the delivery over since. */
export async function settle(claimed: Claimed, outcome: Outcome, db: Database): Promise<void> {
  const { status } = outcome;
  if (status !== null && status >= 200 && status < 300) return succeed(claimed, outcome, db);
  if (status === GONE) return end(claimed, outcome, db);
  return fail(claimed, outcome, db);
}

async function succeed(claimed: Claimed, outcome: Outcome, db: Database): Promise<void> {
  await db.execute(sql`
    with ${noted(claimed, outcome, sql`state = 'delivered', settled_at = now()`)}
    update webhook_endpoint set failing_since = null where id = ${claimed.endpointId} and failing_since is not null`);
}

/** A test is tried once, and says nothing about how long the receiver has failed. */
async function fail(claimed: Claimed, outcome: Outcome, db: Database): Promise<void> {
  const { status, retryAfter } = outcome;
  const isTest = claimed.event.type === TEST_TYPE;
  const next = isTest ? null : secondsToNext(claimed.attempts + 1, retryAfter);
  const rest = isTest ? 0 : secondsToRest(status, retryAfter);
  const then =
    next === null
      ? sql`state = 'dead', settled_at = now()`
      : sql`next_attempt_at = now() + make_interval(secs => ${next})`;
  const { rows } = await db.execute<{ failing_long: boolean }>(sql`
    with ${noted(claimed, outcome, then)}
    update webhook_endpoint set failing_since = coalesce(failing_since, now()),
      rest_until = case when ${rest}::float > 0 then now() + make_interval(secs => ${rest}) else rest_until end
    where id = ${claimed.endpointId} and not ${isTest} and exists (select from settled)
    returning state = 'active' and failing_since < now() - make_interval(days => ${PATIENCE_DAYS}) as failing_long`);
  if (rows[0]?.failing_long)
    await stop(claimed.endpointId, sql`state = 'paused', paused_because = 'failing'`, db);
}

async function end(claimed: Claimed, outcome: Outcome, db: Database): Promise<void> {
  await db.execute(sql`
    with ${noted(claimed, outcome, sql`state = 'dead', settled_at = now()`)}
    select from settled`);
  await stop(claimed.endpointId, sql`state = 'ended', paused_because = null`, db);
}

async function stop(endpointId: number, how: SQL, db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ state: string }>(sql`
      update webhook_endpoint set ${how}, state_since = now()
      where id = ${endpointId} and state in ('active', 'paused') returning state`);
    if (rows[0]?.state === 'ended')
      await tx.execute(sql`
        update webhook_delivery set state = 'dead', failure = 'endpoint_ended', settled_at = now()
        where endpoint_id = ${endpointId} and state = 'pending'`);
    await notifyStoppedEndpoints(tx, endpointId);
  });
  forgetHeard();
}

/** The delivery and its attempt, as the beginnings of a statement. */
function noted({ id, claim }: Claimed, { status, failure, durationMs }: Outcome, then: SQL): SQL {
  return sql`
    settled as (
      update webhook_delivery set attempts = attempts + 1, status = ${status}::smallint, failure = ${failure}::text,
        duration_ms = ${durationMs}::integer, ${then}
      where id = ${id} and claim = ${claim} and state = 'pending' returning id, claim
    ), attempted as (
      insert into webhook_attempt (delivery_id, number, status, failure, duration_ms)
      select id, claim, ${status}::smallint, ${failure}::text, ${durationMs}::integer from settled
    )`;
}
