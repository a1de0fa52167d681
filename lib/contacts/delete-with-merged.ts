import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditEach } from '#lib/core/audit.ts';
import { dropIdentifiers, type IdentifyingValues } from './identifier-index.ts';
import { visibleContacts } from './visible-contacts.ts';

type Gone = IdentifyingValues & { id: number };

/** Deletes contacts the actor sees and those merged into them, with what identified them. @returns the ids of all that went */
export async function deleteWithMerged(
  actor: Actor,
  ids: readonly number[],
  tx: Database,
): Promise<number[]> {
  const { rows } = await tx.execute<Gone & Record<string, unknown>>(sql`
    select id, cpf, phones, email from contact
    where id in (
      select id from contact where id = any(${sql.param([...ids])}::bigint[]) and ${visibleContacts(actor)}
      union
      select m.id from contact m join contact on contact.id = m.merged_into_id
      where contact.id = any(${sql.param([...ids])}::bigint[]) and ${visibleContacts(actor)}
    ) order by id for update`);
  const gone = rows.map(({ id }) => id);
  if (gone.length === 0) return gone;
  await dropIdentifiers(rows, tx);
  await auditEach(
    actor,
    { action: 'contact.deleted', subject: 'contact' },
    sql`delete from contact where id = any(${sql.param(gone)}::bigint[]) returning id, '{}'::text[] as fields`,
    tx,
  );
  return gone;
}
