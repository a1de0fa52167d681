import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contactBlocks, contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { notePending } from '../identity/note-pending.ts';

/** Of a contact whose row is locked. */
export async function writeBlock(
  actor: Actor,
  contactId: number,
  reason: string,
  tx: Database,
): Promise<void> {
  const [row] = await tx
    .insert(contactBlocks)
    .values({ contactId, reason, blockedById: actor.userId, blockedAt: sql`clock_timestamp()` })
    .returning({ blockedAt: contactBlocks.blockedAt });
  await mark(contactId, row?.blockedAt ?? null, tx);
  await noteEvent({ type: 'contact.blocked', data: { ids: [contactId] } }, tx);
}

export async function removeBlock(contactId: number, tx: Database): Promise<void> {
  await tx.delete(contactBlocks).where(eq(contactBlocks.contactId, contactId));
  await mark(contactId, null, tx);
  await noteEvent({ type: 'contact.unblocked', data: { ids: [contactId] } }, tx);
}

async function mark(contactId: number, blockedAt: Date | null, tx: Database): Promise<void> {
  await tx
    .update(contacts)
    .set({ blockedAt, version: sql`${contacts.version} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(eq(contacts.id, contactId));
  // Nobody blocked is anybody's duplicate.
  await notePending([contactId], tx);
}
