import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NameDrafts } from '#lib/core/name-drafts.ts';
import { reserveNames } from '#lib/core/reserved-names.ts';
import { draftCustomFields, type NamedCustomFields } from './draft-custom-fields.ts';

export interface ReservedCustomFields extends NamedCustomFields {
  /** Makes those of these fields that do not exist yet, as text at the end, in this order; answers their names. */
  make(names: readonly string[]): Promise<string[]>;
}

/**
 * Finds fields by name, without regard to accents and capitals. A missing one has its id at once and is made only when it
 * turns out to be wanted, before the transaction ends.
 */
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

/** @throws when somebody made one of them meanwhile: contacts already bear the other id, so all must be tried again. */
async function insertFields(actor: Actor, fields: Map<number, string>, db: Database): Promise<string[]> {
  if (fields.size === 0) return [];
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into custom_field (id, name, type, position)
    select id, name, 'text', (select coalesce(max(position), -1) from custom_field) + at
    from unnest(${sql.param([...fields.keys()])}::integer[], ${sql.param([...fields.values()])}::text[])
      with ordinality as f (id, name, at)
    on conflict (name_key) do nothing returning id`);
  if (rows.length < fields.size) throw new Error('a custom field was made by somebody else meanwhile');
  await audit(
    actor,
    rows.map(({ id }) => ({ action: 'custom-field.created', subjectId: id })),
    db,
  );
  return [...fields.values()];
}
