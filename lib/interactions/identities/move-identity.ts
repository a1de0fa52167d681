import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { contactIdentities } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, rowId } from '#lib/core/row-id.ts';
import { lockedWith } from '../arrival/whole-sender.ts';
import { getIdentity } from './list-identities.ts';
import { lockHolder } from './lock-holder.ts';

const moveInput = z.object({ contactId: idField() });

/**
 * Gives an identity to another contact, `{ contactId }`: what comes by it from then on is theirs. What was served stays where it is.
 * Both must be the actor's to see. @throws NotFound, Refused
 */
export async function moveIdentity(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<{ fromId: number }> {
  authorize(actor, 'contacts.edit');
  const { contactId } = parseInput(moveInput, input);
  return db.transaction(async (tx) => {
    const { contactId: fromId } = await lockIdentity(actor, id, tx);
    if (fromId === contactId) refuse('contactId', 'identity_added', undefined, 'conflict');
    const contact = await lockHolder(actor, contactId, tx);
    await untie(id, tx);
    await tx
      .update(contactIdentities)
      .set({ contactId: contact.id, linkedById: actor.userId })
      .where(eq(contactIdentities.id, id));
    await audit(actor, { action: 'contact.identity-moved', subjectId: contact.id, details: { fromId } }, tx);
    return { fromId };
  });
}

/** Makes an identity nobody's: who comes by it is unknown from then on, unless by a number or address that a contact has. @throws NotFound */
export async function removeIdentity(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<{ fromId: number }> {
  authorize(actor, 'contacts.edit');
  return db.transaction(async (tx) => {
    const { contactId: fromId } = await lockIdentity(actor, id, tx);
    await untie(id, tx);
    await tx
      .update(contactIdentities)
      .set({ contactId: null, linkedById: null })
      .where(eq(contactIdentities.id, id));
    await audit(actor, { action: 'contact.identity-removed', subjectId: fromId }, tx);
    return { fromId };
  });
}

/** It is not the sender any more that it came together with. */
async function untie(id: number, tx: Database): Promise<void> {
  await tx.execute(
    sql`update contact_identity set seen_with_id = null where id = ${id}::bigint or seen_with_id = ${id}::bigint`,
  );
}

/** With all of its sender, before it is asked whose it is. */
async function lockIdentity(actor: Actor, id: number, tx: Database) {
  await tx.execute(
    lockedWith(
      sql`select coalesce(seen_with_id, id) from contact_identity where id = ${rowId('identity', id)}::bigint`,
    ),
  );
  return getIdentity(actor, id, tx);
}
