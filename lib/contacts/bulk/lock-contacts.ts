import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { visibleContacts } from '../visible-contacts.ts';
import type { Outcome } from './bulk-action.ts';

type Locked = Record<string, unknown> & { id: number; merged: boolean; anonymized: boolean };

/** In the order of ids, as everyone does. Refuses those not there for the actor, merged away or anonymized. */
export async function lockContacts<Row extends object>(
  actor: Actor,
  ids: readonly number[],
  columns: SQL,
  tx: Database,
  alsoSees: SQL = sql`false`,
): Promise<{ open: (Row & { id: number })[]; refused: Outcome[] }> {
  const { rows } = await tx.execute<Locked>(sql`
    select id, merged_into_id is not null as merged, anonymized_at is not null as anonymized, ${columns}
    from contact where id = any(${sql.param([...ids])}::bigint[]) and (${visibleContacts(actor)} or ${alsoSees})
    order by id for update`);
  const found = new Map(rows.map((row) => [row.id, row]));
  const refused = ids.flatMap((contactId): Outcome[] => {
    const reason = reasonAgainst(found.get(contactId));
    return reason ? [{ contactId, outcome: 'refused', reason }] : [];
  });
  const open = rows.filter((row) => reasonAgainst(row) === null) as unknown as (Row & { id: number })[];
  return { open, refused };
}

function reasonAgainst(contact: { merged: boolean; anonymized: boolean } | undefined): string | null {
  if (!contact) return 'not_found';
  if (contact.anonymized) return 'contact_anonymized';
  return contact.merged ? 'contact_merged' : null;
}
