import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { contactIdentities, contacts } from '#db/schema/index.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, rowId } from '#lib/core/row-id.ts';
import { holdArrivals } from './arrival/find-sender.ts';
import { changeInteraction, countsAsOpen } from './changing/change-interaction.ts';
import { lockInteraction, requireOwn } from './changing/lock-interaction.ts';
import { endOfBlocked } from './end-of-blocked.ts';

export const linkInput = z.object({ contactId: idField() });

/**
 * Says which contact an unknown sender is: of this interaction, and of what this identity sends from now on. Its place stays;
 * with a blocked contact it ends.
 * @throws Refused for a contact that the actor does not see, or an interaction that has one
 */
export async function linkContact(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'interactions.serve');
  const { contactId } = parseInput(linkInput, input);
  await db.transaction(async (tx) => {
    await lockIdentityOf(id, tx);
    const row = await lockInteraction(actor, id, tx);
    if (row.agentId !== null) requireOwn(actor, row);
    if (row.contactId !== null) refuse('form', 'interaction_has_contact', undefined, 'conflict');
    await holdArrivals(contactId, tx);
    const [contact] = await tx
      .select({
        id: contacts.id,
        mergedIntoId: contacts.mergedIntoId,
        anonymizedAt: contacts.anonymizedAt,
        blockedAt: contacts.blockedAt,
      })
      .from(contacts)
      .where(and(eq(contacts.id, contactId), visibleContacts(actor)))
      .for('no key update');
    if (!contact || contact.anonymizedAt) refuse('contactId', 'contact_unknown');
    if (contact.mergedIntoId !== null) refuse('contactId', 'contact_merged');
    const step = { rule: 'link', result: 'contact', saw: { contact: contactId, by: actor.userId } };
    await changeInteraction(id, { contactId }, [step], tx);
    const opened = countsAsOpen(row) ? 1 : 0;
    await recordInteractions([{ contactId, opened, lastAt: row.arrivedAt }], tx);
    if (row.identityId !== null) {
      await tx
        .update(contactIdentities)
        .set({ contactId, linkedById: actor.userId })
        .where(eq(contactIdentities.id, row.identityId));
    }
    if (contact.blockedAt) await endOfBlocked([contactId], tx);
    await audit(actor, { action: 'interaction.linked', subjectId: id }, tx);
  });
}

/** Before the interaction, as whoever delivers or saves a sender does. */
export async function lockIdentityOf(id: number, tx: Database): Promise<void> {
  await tx.execute(sql`
    select from contact_identity where id = (select identity_id from interaction where id = ${rowId('interaction', id)})
    for no key update`);
}
