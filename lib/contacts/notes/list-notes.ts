import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contactNotes, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { readingFrom } from '#lib/core/paging.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { visibleContacts } from '../visible-contacts.ts';

const MOST = 100;

export interface Note {
  id: number;
  body: string;
  authorId: number | null;
  /** null for somebody removed since. */
  author: string | null;
  at: Date;
}

interface NotePage {
  /** Those that are older than this one. */
  after?: number;
  limit?: number;
}

/** The newest notes on a contact the actor may see, a hundred unless said otherwise. */
export async function listNotes(
  actor: Actor,
  contactId: number,
  { after, limit = MOST }: NotePage = {},
  db: Database = database(),
): Promise<Note[]> {
  authorize(actor, 'contacts.view');
  const { side = sql`true`, order } = readingFrom({ after }, contactNotes.id);
  return db
    .select({
      id: contactNotes.id,
      body: contactNotes.body,
      authorId: contactNotes.authorId,
      author: users.name,
      at: contactNotes.createdAt,
    })
    .from(contactNotes)
    .leftJoin(users, eq(users.id, contactNotes.authorId))
    .where(
      sql`${eq(contactNotes.contactId, rowId('contact', contactId))} and ${side}
        and exists (select from contact where contact.id = ${contactNotes.contactId} and ${visibleContacts(actor)})`,
    )
    .orderBy(order)
    .limit(limit);
}
