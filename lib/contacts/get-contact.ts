import { and, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { type Contact, contactColumns, contactOf } from './contact-record.ts';
import { rootOfId } from './identity/merged.ts';
import { visibleContacts } from './visible-contacts.ts';

/** Whoever asks for one merged away gets the one that remained, whose id tells it. @throws NotFound */
export async function getContact(actor: Actor, id: number, db: Database = database()): Promise<Contact> {
  authorize(actor, 'contacts.view');
  const [row] = await db
    .select(contactColumns)
    .from(contacts)
    .where(and(sql`${contacts.id} = (${rootOfId(rowId('contact', id))})`, visibleContacts(actor)));
  if (!row) throw new NotFound('contact');
  return contactOf(row, db);
}
