import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { merges } from '#db/schema/index.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { type MergeView, type NamedContact, readMerges } from './list-merges.ts';

export interface ContactMerges {
  /** Those who lead to it now; of very many not all. */
  away: NamedContact[];
  count: number;
  /** The last merge into it that stands, where the actor may take it back. */
  undoable: MergeView | null;
}

const MOST_AWAY = 50;

/** Who was merged into a contact. @throws NotFound */
export async function findContactMerges(
  actor: Actor,
  contactId: number,
  db: Database = database(),
): Promise<ContactMerges> {
  authorize(actor, 'contacts.view');
  const { id } = await getContact(actor, contactId, db);
  const { rows } = await db.execute<{ id: number; name: string; count: number }>(sql`
    select id, name, count(*) over ()::int as count from contact where merged_into_id = ${id} order by id limit ${MOST_AWAY}`);
  const standing = sql`${eq(merges.primaryId, id)} and ${merges.undoneAt} is null`;
  const [last] = await readMerges(standing, { limit: 1 }, db);
  const isOwn = last?.by?.id === actor.userId || can(actor, 'merges.view');
  return {
    away: rows.map(({ id: one, name }) => ({ id: one, name })),
    count: rows[0]?.count ?? 0,
    undoable: last && isOwn && can(actor, 'duplicates.merge') && last.state === 'undoable' ? last : null,
  };
}
