import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { log } from '#lib/core/log.ts';
import { settleStanding } from '#lib/core/notifications/settle-standing.ts';
import { authorize } from '#lib/core/permissions.ts';
import { KEYS_KEPT_DAYS } from './arrival/known-delivery.ts';
import { drainHeld } from './held/drain-held.ts';
import { leaveDesk } from './leave-desk.ts';
import { saveMissed } from './senders/save-missed.ts';

export interface Swept {
  /** Agents whose counter said something else than their interactions. */
  mended: number;
  opened: number;
  /** Interactions that were still with somebody deactivated. */
  moved: number;
  /** Senders who were to be contacts at once and could not be. */
  saved: number;
}

/**
 * Heals what died between two steps: counters, held ones that have room, what is left with somebody deactivated, senders who were
 * to be contacts at once; old keys go.
 */
export async function sweepDesk(actor: Actor, db: Database = database()): Promise<Swept> {
  authorize(actor, 'desk.health');
  const mended = await mendCounters(db);
  const moved = await moveFromInactive(actor, db);
  const opened = await openHeld(db);
  const saved = await saveMissed(actor, db);
  await db.execute(sql`
    delete from idempotency_key where created_at < now() - make_interval(days => ${KEYS_KEPT_DAYS})`);
  return { mended, opened, moved, saved };
}

/** Counts under the lock of each counter that looks wrong, since what looks wrong may be somebody at work. */
async function mendCounters(db: Database): Promise<number> {
  let mended = 0;
  for (const userId of await agentsWhere(
    sql`p.open_interactions <> ${OPEN} or p.live_calls <> ${CALLS}`,
    db,
  )) {
    if (await db.transaction((tx) => mendCounter(userId, tx))) mended += 1;
  }
  return mended;
}

/** Owners are told: a counter that was wrong is a fault of ours. */
async function mendCounter(userId: number, tx: Database): Promise<boolean> {
  const { rows: locked } = await tx.execute<{ noted: number }>(sql`
    select open_interactions as noted from agent_presence where user_id = ${userId} for no key update`);
  const { rows } = await tx.execute<{ counted: number }>(sql`
    update agent_presence p set open_interactions = ${OPEN}, live_calls = ${CALLS}
    where p.user_id = ${userId} and (p.open_interactions <> ${OPEN} or p.live_calls <> ${CALLS})
    returning open_interactions as counted`);
  const [noted, counted] = [locked[0]?.noted, rows[0]?.counted];
  if (noted === undefined || counted === undefined) return false;
  log('desk.counter_mended', { userId });
  const found = sql`
    select ${userId}::bigint as about_id, jsonb_build_object('noted', ${noted}::int, 'counted', ${counted}::int) as detail`;
  await settleStanding('counter_mended', 'desk.health', found, tx, userId);
  return true;
}

const OPEN = sql`(
  select count(*) from interaction i where i.agent_id = p.user_id and i.state in ('open', 'offered'))`;
const CALLS = sql`(
  select count(*) from interaction i
  where i.agent_id = p.user_id and i.state in ('open', 'offered') and i.medium = 'voice')`;

async function openHeld(db: Database): Promise<number> {
  const waiting = sql`p.state = 'available' and p.open_interactions < p.most_interactions
    and exists (select from interaction i where i.agent_id = p.user_id and i.state = 'held')`;
  let opened = 0;
  for (const userId of await agentsWhere(waiting, db))
    opened += (await db.transaction((tx) => drainHeld(userId, tx))).length;
  return opened;
}

async function moveFromInactive(actor: Actor, db: Database): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select u.id from app_user u where not u.active and exists (
      select from interaction i where i.agent_id = u.id and i.state not in ('closed', 'refused'))`);
  let moved = 0;
  for (const { id } of rows)
    moved += await db.transaction((tx) => leaveDesk(actor, id, { serviceId: null }, tx));
  return moved;
}

async function agentsWhere(which: ReturnType<typeof sql>, db: Database): Promise<number[]> {
  const { rows } = await db.execute<{ user_id: number }>(sql`
    select p.user_id from agent_presence p where ${which} order by p.user_id`);
  return rows.map(({ user_id: id }) => id);
}
