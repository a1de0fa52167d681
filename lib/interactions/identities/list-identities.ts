import { and, desc, eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contactIdentities, users } from '#db/schema/index.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';

export interface Identity {
  id: number;
  contactId: number;
  kind: (typeof contactIdentities.$inferSelect)['kind'];
  value: string;
  displayName: string | null;
  username: string | null;
  /** Who said that it is theirs; null: it came along with something the contact has. */
  linkedBy: string | null;
  lastSeenAt: Date;
}

const COLUMNS = {
  id: contactIdentities.id,
  contactId: sql<number>`${contactIdentities.contactId}`,
  kind: contactIdentities.kind,
  value: contactIdentities.value,
  displayName: contactIdentities.displayName,
  username: contactIdentities.username,
  linkedBy: users.name,
  lastSeenAt: contactIdentities.lastSeenAt,
};

const MOST = 100;

/** By what platforms know a contact, the last seen first. @throws NotFound */
export async function listIdentities(
  actor: Actor,
  contactId: number,
  db: Database = database(),
): Promise<Identity[]> {
  authorize(actor, 'contacts.view');
  const { id } = await getContact(actor, contactId, db);
  return select(db)
    .where(eq(contactIdentities.contactId, id))
    .orderBy(desc(contactIdentities.lastSeenAt), desc(contactIdentities.id))
    .limit(MOST);
}

/** One of a contact the actor sees. @throws NotFound */
export async function getIdentity(actor: Actor, id: number, db: Database = database()): Promise<Identity> {
  authorize(actor, 'contacts.view');
  const seen = sql`exists (
    select from contact where contact.id = ${contactIdentities.contactId} and ${visibleContacts(actor)})`;
  const [identity] = await select(db).where(and(eq(contactIdentities.id, rowId('identity', id)), seen));
  if (!identity) throw new NotFound('identity');
  return identity;
}

function select(db: Database) {
  return db
    .select(COLUMNS)
    .from(contactIdentities)
    .leftJoin(users, eq(users.id, contactIdentities.linkedById));
}
