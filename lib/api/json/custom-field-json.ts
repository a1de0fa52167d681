import { z } from 'zod';
import { CUSTOM_FIELD_TYPES, type CustomField } from '#lib/custom-fields/custom-field.ts';
import { id, whole } from './answer-parts.ts';
import { noted } from './noted.ts';

export const CustomFieldAnswer = z.strictObject({
  id,
  name: z.string(),
  type: z.enum(CUSTOM_FIELD_TYPES),
  choices: noted('choices', z.array(z.string())),
  position: noted('position', whole),
  archived: noted('archived', z.boolean()),
});

export function customFieldJson(field: CustomField): z.output<typeof CustomFieldAnswer> {
  return {
    id: field.id,
    name: field.name,
    type: field.type,
    choices: field.choices,
    position: field.position,
    archived: field.archived,
  };
}
