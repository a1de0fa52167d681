import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { changeInteraction } from '../changing/change-interaction.ts';
import { lockInteraction, requireCall } from '../changing/lock-interaction.ts';

/** The platform says that the agent at whom a call rang has answered it. Said again, it changes nothing. @throws Refused (conflict) */
export async function answerCall(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'interactions.deliver');
  await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    requireCall(row, 'offered', 'open', 'forwarded');
    if (row.firstAnswerAt !== null) return;
    const now = new Date();
    const answered = { firstAnswerAt: now, waitsSince: null };
    const opened = row.state === 'offered' ? { state: 'open' as const, openedAt: now } : {};
    const step = { rule: 'answered', result: 'by', saw: { agent: row.agentId ?? 0 } };
    await changeInteraction(id, { ...answered, ...opened }, [step], tx);
  });
}
