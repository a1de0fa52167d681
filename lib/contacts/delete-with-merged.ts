import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditEach } from '#lib/core/audit/audit.ts';
import { GOING_WITH_CONTACT } from './contact-references.ts';
import { dropIdentifiers, type IdentifyingValues } from './identity/identifier-index.ts';
import { familyOf, rootId } from './identity/merged.ts';
import { visibleContacts } from './visible-contacts.ts';

type Found = IdentifyingValues & { id: number; root: number; open_interactions: number; is_held: boolean };

export interface Deletion {
  /** With those that had been merged into one of them. */
  gone: number[];
  refused: { id: number; reason: string }[];
}

/** Call it behind `lockIdentities`, so that no merge comes between. Those merged away go with their root alone. */
export async function deleteWithMerged(
  actor: Actor,
  ids: readonly number[],
  tx: Database,
): Promise<Deletion> {
  const seen = sql`select id from contact where id = any(${sql.param([...ids])}::bigint[]) and ${visibleContacts(actor)}`;
  const { rows } = await tx.execute<Found & Record<string, unknown>>(sql`
    select id, ${rootId} as root, cpf, phones, email, open_interactions,
      exists (select from legal_hold where contact_id = contact.id) as is_held from contact
    where id = any(array(${familyOf(seen)})) order by id for update`);
  const found = new Map(rows.map((row) => [row.id, row]));
  const held = new Set(rows.filter(({ is_held }) => is_held).map(({ root }) => root));
  const reasons = new Map(ids.map((id) => [id, reasonAgainst(found.get(id), held)]));
  const going = rows.filter(({ root }) => reasons.get(root) === null);
  const gone = going.map(({ id }) => id);
  for (const id of gone) reasons.delete(id);
  const refused = [...reasons].flatMap(([id, reason]) => (reason ? [{ id, reason }] : []));
  if (gone.length === 0) return { gone, refused };
  await dropIdentifiers(going, tx);
  for (const { table, column } of GOING_WITH_CONTACT)
    await tx.execute(
      sql`delete from ${sql.identifier(table)} where ${sql.identifier(column)} = any(${sql.param(gone)}::bigint[])`,
    );
  await auditEach(
    actor,
    'contact.deleted',
    sql`delete from contact where id = any(${sql.param(gone)}::bigint[]) returning id, '{}'::text[] as fields`,
    tx,
  );
  return { gone, refused };
}

function reasonAgainst(contact: Found | undefined, held: ReadonlySet<number>): string | null {
  if (!contact) return 'not_found';
  if (contact.root !== contact.id) return 'contact_merged';
  if (held.has(contact.id)) return 'legal_hold';
  return contact.open_interactions > 0 ? 'open_interaction' : null;
}
