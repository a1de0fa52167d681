import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contactAvatars, contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockContactRow } from '../contact-record.ts';
import { refuseLost } from '../input/refuse-lost.ts';
import { visibleContacts } from '../visible-contacts.ts';
import { encodeAvatar } from './encode-avatar.ts';

/** null takes it away. @throws NotFound, Refused */
export async function setAvatar(
  actor: Actor,
  id: number,
  file: Buffer | null,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'contacts.edit');
  const bytes = file && (await encodeAvatar(file));
  await db.transaction(async (tx) => {
    const row = await lockContactRow(id, visibleContacts(actor), tx);
    if (!row) throw new NotFound('contact');
    refuseLost(row, 'avatar');
    if (!bytes && !row.avatarAt) return;
    if (bytes) {
      const values = { contactId: id, bytes, updatedAt: sql`now()` };
      await tx
        .insert(contactAvatars)
        .values(values)
        .onConflictDoUpdate({ target: contactAvatars.contactId, set: values });
    } else await tx.delete(contactAvatars).where(eq(contactAvatars.contactId, id));
    await tx
      .update(contacts)
      .set({
        avatarAt: bytes ? sql`now()` : null,
        version: sql`${contacts.version} + 1`,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(contacts.id, id));
    await audit(actor, { action: 'contact.updated', subjectId: id, fields: ['avatar'] }, tx);
  });
}
