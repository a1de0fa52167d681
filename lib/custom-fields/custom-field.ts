import { customFields } from '#db/schema/index.ts';

export const CUSTOM_FIELD_TYPES = ['text', 'number', 'date', 'choice'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

export interface CustomField {
  id: number;
  name: string;
  type: CustomFieldType;
  /** Empty unless the type is `choice`. */
  choices: string[];
  position: number;
  archived: boolean;
}

export const customFieldColumns = {
  id: customFields.id,
  name: customFields.name,
  type: customFields.type,
  choices: customFields.choices,
  position: customFields.position,
  archivedAt: customFields.archivedAt,
};

type Row = Omit<CustomField, 'archived'> & { archivedAt: Date | null };

export function customFieldOf({ archivedAt, ...row }: Row): CustomField {
  return { ...row, archived: archivedAt !== null };
}
