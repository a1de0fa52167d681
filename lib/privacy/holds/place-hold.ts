import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { legalHolds } from '#db/schema/index.ts';
import { lockContactRow } from '#lib/contacts/contact-record.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';

export const holdInput = z.object({
  reason: z.string('required').trim().min(1, 'required').max(LONGEST.note, 'too_long'),
});

/** Nobody anonymizes or deletes the contact until the hold is lifted. `{ reason }`. @throws NotFound, Refused */
export async function placeHold(
  actor: Actor,
  contactId: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'privacy.manage');
  const { reason } = parseInput(holdInput, input);
  await db.transaction(async (tx) => {
    const contact = await lockContactRow(contactId, visibleContacts(actor), tx);
    if (!contact) throw new NotFound('contact');
    if (contact.anonymizedAt) refuse('form', 'contact_anonymized');
    const placed = await tx
      .insert(legalHolds)
      .values({ contactId: contact.id, reason, placedById: actor.userId })
      .onConflictDoNothing()
      .returning({ id: legalHolds.contactId });
    if (placed.length === 0) refuse('form', 'hold_there', undefined, 'conflict');
    await audit(actor, { action: 'contact.held', subjectId: contact.id }, tx);
  });
}
