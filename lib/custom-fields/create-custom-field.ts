import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { customFields } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type CustomField, customFieldColumns, customFieldOf } from './custom-field.ts';
import { fieldChoices, fieldName, fieldType } from './custom-field-fields.ts';

export const createCustomFieldInput = z
  .object({ name: fieldName, type: fieldType.default('text'), choices: fieldChoices.default([]) })
  .refine(({ type, choices }) => type !== 'choice' || choices.length > 0, {
    path: ['choices'],
    message: 'choices_missing',
  });

/** Adds a field at the end: `{ name, type?, choices? }`. Refuses a name already in use (conflict). */
export async function createCustomField(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<CustomField> {
  authorize(actor, 'custom-fields.manage');
  const { name, type, choices } = parseInput(createCustomFieldInput, input);
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(customFields)
      .values({
        name,
        type,
        choices: type === 'choice' ? choices : [],
        position: sql`(select coalesce(max(position), -1) + 1 from custom_field)`,
      })
      .onConflictDoNothing({ target: customFields.nameKey })
      .returning(customFieldColumns);
    if (!row) refuse('name', 'custom_field_exists', undefined, 'conflict');
    await audit(actor, { action: 'custom-field.created', subjectId: row.id }, tx);
    return customFieldOf(row);
  });
}
