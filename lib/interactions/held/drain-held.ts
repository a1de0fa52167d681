import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { lockFreeSlots, takeSlots } from '#lib/presence/slots.ts';
import type { Step } from '#lib/routing/decision.ts';
import { noteInteractions } from '../changing/note-interactions.ts';

/**
 * Opens what is held for an agent as far as there is room, the contact's priority first, then arrival. Called by whatever may
 * have made room, in its transaction, and once more after something became held.
 * @returns what was opened
 */
export async function drainHeld(agentId: number, tx: Database): Promise<number[]> {
  const free = await lockFreeSlots(agentId, tx);
  if (free === 0) return [];
  const opened: Step = { rule: 'held', result: 'opened', saw: { agent: agentId } };
  // Whatever somebody else is changing right now is passed over; they look again when they are done.
  const { rows } = await tx.execute<{ id: number }>(sql`
    update interaction set state = 'open', opened_at = now(), sequence = sequence + 1,
      explanation = explanation || ${JSON.stringify([opened])}::jsonb
    where id in (
      select id from interaction where agent_id = ${agentId} and state = 'held'
      order by priority desc, arrived_at, id limit ${free} for update skip locked)
    returning id`);
  await takeSlots(agentId, rows.length, tx);
  const ids = rows.map(({ id }) => id);
  await noteInteractions(['interaction.opened'], ids, tx);
  return ids;
}

/**
 * The same after the commit of what became held, for room that was made at the same moment. Where nothing opens it is rolled back:
 * a lock that changed nothing need not wait for the disk.
 */
export async function lookAgain(agentId: number, db: Database): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      if ((await drainHeld(agentId, tx)).length === 0) throw new NothingOpened();
    });
  } catch (error) {
    if (!(error instanceof NothingOpened)) throw error;
  }
}

/** Ours: the library's own may be another class in a build, which holds it twice. */
class NothingOpened extends Error {}
