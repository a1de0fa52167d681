import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { rootOf } from '#lib/contacts/identity/merged.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

export interface AmbiguousRows extends Record<string, unknown> {
  /** One of those whom the rows may be, and its name. */
  contactId: number;
  name: string;
  /** The first of them. */
  line: number;
  rows: number;
}

const MOST = 20;

/** Rows that were refused because several contacts could be meant, by one of those contacts; only those the actor sees. */
export async function listAmbiguous(
  actor: Actor,
  importId: number,
  db: Database = database(),
): Promise<AmbiguousRows[]> {
  authorize(actor, 'imports.view');
  const { rows } = await db.execute<AmbiguousRows>(sql`
    with meant as (
      select position, (reason->>'contactId')::bigint as id
      from run_rejection cross join jsonb_array_elements(reasons) as reason
      where run_id = ${importId} and reason->>'code' = 'ambiguous' and reason ? 'contactId'
    )
    select contact.id as "contactId", contact.name, min(meant.position)::int as line, count(*)::int as rows
    from meant join contact one on one.id = meant.id join contact on contact.id = ${rootOf(sql`one`)}
    where ${visibleContacts(actor)}
    group by contact.id order by line limit ${MOST}`);
  return rows;
}
