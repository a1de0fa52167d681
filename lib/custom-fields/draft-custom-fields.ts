import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { NameDrafts } from '#lib/core/names/name-drafts.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import type { CustomField } from './custom-field.ts';
import { allCustomFields } from './list-custom-fields.ts';
import { parseCustomValue } from './parse-custom-value.ts';

export interface NamedCustomFields {
  /** The field's id and the stored form of the value, or why the value is invalid. */
  valueOf(name: string, text: string): { id: number; value: string } | { code: string };
}

type Fillable = Pick<CustomField, 'id' | 'type' | 'choices'>;

/** Finds fields by name and creates none: a missing one is a text field with an id from `drafts`. */
export async function draftCustomFields(
  names: readonly string[],
  drafts: NameDrafts,
  db: Database,
): Promise<NamedCustomFields & { idOf(name: string): number }> {
  const wanted = [...new Set(names.map((name) => name.trim()).filter(Boolean))];
  const { rows } = await db.execute<{ name: string; key: string; id: number | null }>(sql`
    select w.name, fold_text(w.name) as key, f.id
    from unnest(${sql.param(wanted)}::text[]) with ordinality as w (name, at)
    left join custom_field f on f.name_key = fold_text(w.name) order by w.at`);
  const byId = new Map((await allCustomFields(db)).map((field) => [field.id, field]));
  const byName = new Map<string, Fillable>();
  for (const { name, key, id } of rows) {
    const known = id === null ? undefined : byId.get(id);
    byName.set(foldText(name), known ?? { id: drafts.idOf(key, name), type: 'text', choices: [] });
  }
  const fieldOf = (name: string) => {
    const field = byName.get(foldText(name.trim()));
    if (!field) throw new Error('a custom field was asked for that was not drafted');
    return field;
  };
  return {
    idOf: (name) => fieldOf(name).id,
    valueOf(name, text) {
      const field = fieldOf(name);
      const parsed = parseCustomValue(field, text);
      return parsed.ok ? { id: field.id, value: parsed.value } : { code: parsed.code };
    },
  };
}
