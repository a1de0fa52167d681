import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import type { Medium } from '#lib/routing/routing-facts.ts';

/**
 * Takes one of an agent's slots, if one is free: the condition and the count are one statement on one row, so that no limit is
 * exceeded by whoever asks at the same moment. `always`: also of somebody who is paused or offline, who takes it of their own will.
 * @returns whether it was taken
 */
export async function takeSlot(
  userId: number,
  medium: Medium,
  tx: Database,
  { always = false }: { always?: boolean } = {},
): Promise<boolean> {
  if (always)
    await tx.execute(sql`insert into agent_presence (user_id) values (${userId}) on conflict do nothing`);
  const voice = medium === 'voice';
  const { rowCount } = await executeKept(
    sql`
    update agent_presence set open_interactions = open_interactions + 1, live_calls = live_calls + ${voice ? 1 : 0}
    where user_id = ${userId} and open_interactions < most_interactions
      ${always ? sql`` : sql`and state = 'available'`} ${voice ? sql`and live_calls = 0` : sql``}`,
    tx,
  );
  return rowCount === 1;
}

/** Gives a slot back. */
export async function freeSlot(userId: number, medium: Medium, tx: Database): Promise<void> {
  await tx.execute(sql`
    update agent_presence set open_interactions = greatest(open_interactions - 1, 0),
      live_calls = greatest(live_calls - ${medium === 'voice' ? 1 : 0}, 0)
    where user_id = ${userId}`);
}

/** Locks several agents' slots in one order, so that two who move something between the same two do not wait for each other. */
export async function lockSlots(userIds: readonly (number | null)[], tx: Database): Promise<void> {
  const ids = [...new Set(userIds)].filter((id) => id !== null);
  if (ids.length < 2) return;
  await tx.execute(sql`
    select from agent_presence where user_id = any(${sql.param(ids)}::integer[]) order by user_id for no key update`);
}

/** How many interactions an available agent could still take, whose slots are then locked until the transaction ends. */
export async function lockFreeSlots(userId: number, tx: Database): Promise<number> {
  const { rows } = await executeKept<{ free: number }>(
    sql`
      select most_interactions - open_interactions as free from agent_presence
      where user_id = ${userId} and state = 'available' for no key update`,
    tx,
  );
  return Math.max(rows[0]?.free ?? 0, 0);
}

/** Takes several slots of what is written, behind `lockFreeSlots`. */
export async function takeSlots(userId: number, count: number, tx: Database): Promise<void> {
  if (count === 0) return;
  await tx.execute(sql`
    update agent_presence set open_interactions = open_interactions + ${count} where user_id = ${userId}`);
}
