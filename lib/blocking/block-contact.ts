import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { writeBlock } from '#lib/contacts/blocks/write-block.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { holdArrivals } from '#lib/interactions/arrival/find-sender.ts';
import { endOfBlocked } from '#lib/interactions/end-of-blocked.ts';
import { lockToBlock } from './lock-to-block.ts';

export const blockInput = z.object({
  reason: z
    .string('required')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, 'required').max(LONGEST.reason, 'too_long')),
});

/**
 * Takes nothing of a contact any more, `{ reason }`: what is open with them ends, and what they send from then on is refused,
 * not kept and only counted. Of one merged away, the one that remained. Refused for one that is blocked (conflict).
 * @throws NotFound
 */
export async function blockContact(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<{ id: number; closed: number }> {
  authorize(actor, 'contacts.block');
  const { reason } = parseInput(blockInput, input);
  return db.transaction(async (tx) => {
    const contact = await getContact(actor, id, tx);
    // What arrives at this moment is refused after it, or ended by it.
    await holdArrivals(contact.id, tx);
    const closed = await endOfBlocked([contact.id], tx);
    const { blockedAt } = await lockToBlock(actor, contact.id, tx);
    if (blockedAt) refuse('form', 'contact_blocked_already', undefined, 'conflict');
    await writeBlock(actor, contact.id, reason, tx);
    await audit(actor, { action: 'contact.blocked', subjectId: contact.id, details: { closed } }, tx);
    return { id: contact.id, closed };
  });
}
