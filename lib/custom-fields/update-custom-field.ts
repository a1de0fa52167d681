import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { contacts, customFields } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { refuseTakenName } from '#lib/core/names/refuse-taken-name.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { CustomField } from './custom-field.ts';
import { fieldChoices, fieldName, fieldType } from './custom-field-fields.ts';
import { lockCustomFields } from './lock-custom-fields.ts';

const schema = z.object({
  name: fieldName.optional(),
  type: fieldType.optional(),
  choices: fieldChoices.optional(),
});

/** `{ name?, type?, choices? }`. Stored values stay, so a field that contacts fill can only become text. @throws NotFound */
export async function updateCustomField(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<CustomField> {
  authorize(actor, 'custom-fields.manage');
  const given = parseInput(schema, input);
  return db.transaction(async (tx) => {
    const { field } = await lockCustomFields(id, tx);
    const { name = field.name, type = field.type } = given;
    const choices = type === 'choice' ? (given.choices ?? field.choices) : [];
    const changed = changedNames(field, { name, type, choices });
    if (changed.length === 0) return field;
    if (type === 'choice' && choices.length === 0) refuse('choices', 'choices_missing');
    if (changed.includes('name'))
      await refuseTakenName(customFields, { id, name }, 'custom_field_exists', tx);
    if (changed.includes('type') && type !== 'text') await refuseWhileFilled(id, tx);
    await tx.update(customFields).set({ name, type, choices }).where(eq(customFields.id, id));
    await audit(actor, { action: 'custom-field.updated', subjectId: id, fields: changed }, tx);
    return { ...field, name, type, choices };
  });
}

type Settings = Pick<CustomField, 'name' | 'type' | 'choices'>;

function changedNames(before: Settings, after: Settings): string[] {
  const names = ['name', 'type', 'choices'] as const;
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

async function refuseWhileFilled(id: number, tx: Database): Promise<void> {
  const [filled] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(sql`${contacts.custom} ? ${String(id)}`)
    .limit(1);
  if (filled) refuse('type', 'custom_field_filled');
}
