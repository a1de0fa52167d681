import { and, eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts, erasedContacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Gone, NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { type Contact, contactColumns, contactOf } from './contact-record.ts';
import { rootOfId } from './identity/merged.ts';
import { visibleContacts } from './visible-contacts.ts';

/** Whoever asks for one merged away gets the one that remained, whose id tells it. @throws NotFound; Gone for one that was anonymized */
export async function getContact(actor: Actor, id: number, db: Database = database()): Promise<Contact> {
  authorize(actor, 'contacts.view');
  const [row] = await db
    .select(contactColumns)
    .from(contacts)
    .where(and(sql`${contacts.id} = (${rootOfId(rowId('contact', id))})`, visibleContacts(actor)));
  if (!row) throw (await wasErased(id, db)) ? new Gone('contact') : new NotFound('contact');
  return contactOf(row, db);
}

async function wasErased(id: number, db: Database): Promise<boolean> {
  return (await db.$count(erasedContacts, eq(erasedContacts.contactId, id))) > 0;
}
