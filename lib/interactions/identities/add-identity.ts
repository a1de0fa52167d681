import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { findChannel } from '#lib/channels/find-channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { channelReference } from '../arrival/call.ts';
import { holdIdentities, identityOn } from '../arrival/identities.ts';
import { endOfBlocked } from '../end-of-blocked.ts';
import { attachUnknown } from './attach-unknown.ts';
import { lockHolder } from './lock-holder.ts';

const addInput = z.object({
  channel: channelReference,
  value: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(LONGEST.platformId, 'too_long')
    .refine((text) => !/\p{Cc}/u.test(text), 'invalid_characters'),
});

/**
 * Says by which id a platform knows a contact, `{ channel, value }`: what comes by it from then on is theirs, and what came while
 * nobody knew whose it was. Numbers and addresses stand in the record instead. Refused for an id that is another contact's.
 * @throws NotFound
 */
export async function addIdentity(
  actor: Actor,
  contactId: number,
  input: unknown,
  db: Database = database(),
): Promise<{ id: number }> {
  authorize(actor, 'contacts.edit');
  const given = parseInput(addInput, input);
  rowId('contact', contactId);
  return db.transaction(async (tx) => {
    const channel = await findChannel(given.channel, tx);
    if (channel.kind === 'voice' || channel.kind === 'sms' || channel.kind === 'email')
      refuse('channel', 'identity_in_record');
    const { rows } = await tx.execute<{ kind: string }>(
      sql`select kind from contact where id = ${contactId}::bigint`,
    );
    const identity = identityOn(channel, given.value, rows[0]?.kind === 'group');
    const nobody = { phone: null, email: null, name: null, username: null };
    const [held] = await holdIdentities(
      { ...nobody, identities: [identity], withheld: false, inGroup: identity.kind === 'group' },
      tx,
    );
    const contact = await lockHolder(actor, contactId, tx);
    if (!held) throw new NotFound('identity');
    if (held.contactId === contact.id) refuse('value', 'identity_added', undefined, 'conflict');
    if (held.contactId !== null) refuse('value', 'identity_of_other', undefined, 'conflict');
    await tx.execute(sql`
      update contact_identity set contact_id = ${contact.id}, linked_by_id = ${actor.userId} where id = ${held.id}`);
    await attachUnknown([{ identityId: held.id, contactId: contact.id }], actor.userId, tx);
    if (contact.blockedAt) await endOfBlocked([contact.id], tx);
    await audit(actor, { action: 'contact.identity-added', subjectId: contact.id }, tx);
    return { id: held.id };
  });
}
