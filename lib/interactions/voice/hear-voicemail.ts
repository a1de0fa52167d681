import { type Database, database } from '#db/client.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { changeInteraction, countsAsOpen } from '../changing/change-interaction.ts';
import { lockInteraction, requireOwn, requireState } from '../changing/lock-interaction.ts';

/** Somebody heard a voicemail: from then on it is not open for its contact. One of a queue becomes theirs. */
export async function hearVoicemail(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'interactions.serve');
  await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    requireState(row, 'voicemail');
    if (row.agentId !== null) requireOwn(actor, row);
    if (row.heardAt !== null) return;
    const taken = row.agentId === null ? { agentId: actor.userId } : {};
    const heard = { heardAt: new Date(), waitsSince: null, ...taken };
    await changeInteraction(id, heard, [], tx);
    if (row.contactId !== null && countsAsOpen(row))
      await recordInteractions([{ contactId: row.contactId, opened: -1 }], tx);
  });
}
