import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { rootOf } from '#lib/contacts/identity/merged.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';

export interface MergedAway {
  away: { id: number; name: string };
  /** Whom it leads to; null: it was not merged away. */
  root: { id: number; name: string } | null;
}

/** A contact by its own id, though it leads to another. @throws NotFound unless the actor sees both */
export async function getMergedAway(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<MergedAway> {
  authorize(actor, 'contacts.view');
  const { rows } = await db.execute<{ id: number; name: string; root: number; root_name: string }>(sql`
    select away.id, away.name, contact.id as root, contact.name as root_name
    from contact away join contact on contact.id = ${rootOf(sql`away`)}
    where away.id = ${rowId('contact', id)} and ${visibleContacts(actor)}`);
  const [row] = rows;
  if (!row) throw new NotFound('contact');
  return {
    away: { id: row.id, name: row.name },
    root: row.root === row.id ? null : { id: row.root, name: row.root_name },
  };
}
