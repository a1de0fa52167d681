import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import type { CustomField } from './custom-field.ts';
import { allCustomFields } from './list-custom-fields.ts';
import { parseCustomValue } from './parse-custom-value.ts';

/** Fields by name, for whoever fills them in by name. */
export interface NamedCustomFields {
  /** Names of the fields that did not exist before. */
  created: string[];
  /** The field's id and the value as stored, or why the value is refused. */
  valueOf(name: string, text: string): { id: number; value: string } | { code: string };
}

/** Finds fields by name, without regard to accents and capitals; unknown ones are created as text, at the end. */
export async function ensureCustomFields(
  actor: Actor,
  names: readonly string[],
  db: Database,
): Promise<NamedCustomFields> {
  const wanted = [...new Set(names.map((name) => name.trim()).filter(Boolean))];
  const ids = await findFields(wanted, db);
  const created = ids.some(({ id }) => id === null) ? await createFields(actor, wanted, db) : [];
  const found = created.length > 0 ? await findFields(wanted, db) : ids;
  const byId = new Map((await allCustomFields(db)).map((field) => [field.id, field]));
  const byName = new Map<string, CustomField>();
  for (const { name, id } of found) {
    const field = id === null ? undefined : byId.get(id);
    if (field) byName.set(foldText(name.trim()), field);
  }
  return {
    created,
    valueOf(name, text) {
      const field = byName.get(foldText(name.trim()));
      if (!field) throw new Error('a custom field was asked for that was not ensured');
      const parsed = parseCustomValue(field, text);
      return parsed.ok ? { id: field.id, value: parsed.value } : { code: parsed.code };
    },
  };
}

async function findFields(names: string[], db: Database): Promise<{ name: string; id: number | null }[]> {
  if (names.length === 0) return [];
  const { rows } = await db.execute<{ name: string; id: number | null }>(sql`
    select w.name, f.id from unnest(${sql.param(names)}::text[]) as w (name)
    left join custom_field f on f.name_key = fold_text(w.name)`);
  return rows;
}

async function createFields(actor: Actor, names: string[], db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ id: number; name: string }>(sql`
    insert into custom_field (name, type, position)
    select name, 'text', (select coalesce(max(position), -1) from custom_field) + row_number() over (order by at)
    from (
      select distinct on (fold_text(w.name)) w.name, w.at
      from unnest(${sql.param(names)}::text[]) with ordinality as w (name, at)
      order by fold_text(w.name), w.at
    ) as missing
    on conflict (name_key) do nothing
    returning id, name`);
  await audit(
    actor,
    rows.map(({ id }) => ({ action: 'custom-field.created', subject: 'custom-field', subjectId: id })),
    db,
  );
  return rows.map(({ name }) => name);
}
