import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contactAvatars, contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { visibleContacts } from '../visible-contacts.ts';

/** The picture of a contact the actor may see, as WebP. @throws NotFound also when it has none */
export async function getAvatar(actor: Actor, id: number, db: Database = database()): Promise<Buffer> {
  authorize(actor, 'contacts.view');
  const [found] = await db
    .select({ bytes: contactAvatars.bytes })
    .from(contactAvatars)
    .innerJoin(contacts, eq(contacts.id, contactAvatars.contactId))
    .where(sql`${contacts.id} = ${rowId('contact', id)} and ${visibleContacts(actor)}`);
  if (!found) throw new NotFound('avatar');
  return found.bytes;
}
