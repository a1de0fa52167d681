import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { nameOrId } from '#lib/core/names/name-or-id.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { short } from './arrival/call.ts';
import { addNote, endInteraction } from './changing/change-interaction.ts';
import { lockInteraction, requireOwn, requireState } from './changing/lock-interaction.ts';
import { findDisposition } from './dispositions/find-disposition.ts';
import { drainHeld } from './held/drain-held.ts';

export const closeInput = z.object({
  disposition: nameOrId(LONGEST.service).optional(),
  /** In one's own words; kept as a note. */
  reason: short.optional(),
});

/** `{ disposition?, reason? }`, the disposition by name or id. The slot goes to what is held for its agent. @throws Refused */
export async function closeInteraction(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.serve');
  const { disposition, reason } = parseInput(closeInput, input);
  await db.transaction(async (tx) => {
    const row = await lockInteraction(actor, id, tx);
    requireOwn(actor, row);
    requireState(row, 'waiting', 'offered', 'open', 'held', 'voicemail', 'forwarded');
    const dispositionId = disposition ? await findDisposition(disposition, tx) : null;
    await addNote(row, actor.userId, reason, tx);
    await endInteraction(row, { dispositionId, closedReason: 'closed_by_agent' }, [], tx);
    if (row.agentId !== null) await drainHeld(row.agentId, tx);
    await audit(actor, { action: 'interaction.closed', subjectId: id }, tx);
  });
}
