import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { NameDrafts } from '#lib/core/name-drafts.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import type { CustomField } from './custom-field.ts';
import type { NamedCustomFields } from './ensure-custom-fields.ts';
import { allCustomFields } from './list-custom-fields.ts';
import { parseCustomValue } from './parse-custom-value.ts';

type Fillable = Pick<CustomField, 'id' | 'type' | 'choices'>;

/** What `ensureCustomFields` would answer, making nothing: a missing field is a text field with an id from `drafts`. */
export async function draftCustomFields(
  names: readonly string[],
  drafts: NameDrafts,
  db: Database,
): Promise<Pick<NamedCustomFields, 'valueOf'>> {
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
  return {
    valueOf(name, text) {
      const field = byName.get(foldText(name.trim()));
      if (!field) throw new Error('a custom field was asked for that was not drafted');
      const parsed = parseCustomValue(field, text);
      return parsed.ok ? { id: field.id, value: parsed.value } : { code: parsed.code };
    },
  };
}
