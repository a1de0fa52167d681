import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NameDrafts } from '#lib/core/names/name-drafts.ts';
import { reserveNames } from '#lib/core/names/reserved-names.ts';
import { draftCustomFields, type NamedCustomFields } from './draft-custom-fields.ts';

export interface ReservedCustomFields extends NamedCustomFields {
  /** Creates the missing fields as text fields at the end, in this order, and returns their names. */
  make(names: readonly string[]): Promise<string[]>;
}

/** Ignores accents and case. A missing field gets its id at once; `make` creates it later if it is needed. */
export async function reserveCustomFields(
  actor: Actor,
  names: readonly string[],
  db: Database,
): Promise<ReservedCustomFields> {
  const drafts = new NameDrafts();
  const drafted = await draftCustomFields(names, drafts, db);
  const reserved = await reserveNames('custom_field', drafts, drafted.idOf, db);
  return {
    valueOf(name, text) {
      const value = drafted.valueOf(name, text);
      return 'id' in value ? { ...value, id: reserved.idFor(value.id) } : value;
    },
    make: (wanted) => insertFields(actor, reserved.missingOf(wanted), db),
  };
}

/** @throws when another transaction created one of them: contacts already use our id, so the batch must be repeated */
async function insertFields(actor: Actor, fields: Map<number, string>, db: Database): Promise<string[]> {
  if (fields.size === 0) return [];
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into custom_field (id, name, type, position)
    select id, name, 'text', (select coalesce(max(position), -1) from custom_field) + at
    from unnest(${sql.param([...fields.keys()])}::integer[], ${sql.param([...fields.values()])}::text[])
      with ordinality as f (id, name, at)
    on conflict (name_key) do nothing returning id`);
  if (rows.length < fields.size) throw new Error('a custom field was created by another transaction');
  await audit(
    actor,
    rows.map(({ id }) => ({ action: 'custom-field.created', subjectId: id })),
    db,
  );
  return [...fields.values()];
}
