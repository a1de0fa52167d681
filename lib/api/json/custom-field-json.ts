import type { CustomField } from '#lib/custom-fields/custom-field.ts';

/** A custom field as the API shows it. */
export function customFieldJson(field: CustomField) {
  return {
    id: field.id,
    name: field.name,
    type: field.type,
    choices: field.choices,
    position: field.position,
    archived: field.archived,
  };
}
