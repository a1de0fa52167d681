import { z } from 'zod';
import type { ImportLayout } from '#db/schema/index.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { isCountry } from '#lib/identifiers/countries.ts';
import { DELIMITERS, type Delimiter } from '../reading/delimiters.ts';
import { MOST_TITLE_ROWS } from '../reading/find-header.ts';
import type { Choice } from '../reading/headers/choose-fields.ts';
import {
  type ColumnField,
  EXTRA_FIELDS,
  IMPORT_FIELDS,
  JOINED_FIELDS,
  type LayoutField,
  NAME_FIELDS,
} from '../reading/import-fields.ts';

/** Columns that a review shows and a layout may fill; further ones are not read. */
export const MOST_COLUMNS = 300;

export interface Layout extends ImportLayout {
  delimiter: Delimiter;
  titleRows: number;
  headerRows: 1 | 2;
  fields: (LayoutField | null)[];
  /** Country of phones that have no code, ISO. */
  country: string | null;
}

const CUSTOM = 'custom:';

/** A field of the template, one of those other systems have, or a custom field by name. */
export const layoutField = z.union([
  z.enum([...IMPORT_FIELDS, ...EXTRA_FIELDS]),
  z.custom<`custom:${string}`>(
    (text) =>
      typeof text === 'string' &&
      text.startsWith(CUSTOM) &&
      text.length > CUSTOM.length &&
      text.length <= CUSTOM.length + LONGEST.customField,
  ),
]);

export const phoneCountry = z.string().refine(isCountry);

const layoutSchema = z.object({
  delimiter: z.enum(DELIMITERS),
  hasHeader: z.boolean(),
  titleRows: z.int().min(0).max(MOST_TITLE_ROWS).default(0),
  headerRows: z.union([z.literal(1), z.literal(2)]).default(1),
  fields: z.array(layoutField.nullable()).min(1).max(MOST_COLUMNS),
  country: phoneCountry.nullable().default(null),
});

export function storedLayout(value: ImportLayout | null | undefined): Layout | null {
  return value ? layoutSchema.parse(value) : null;
}

export function layoutFieldOf(choice: Choice | null): LayoutField | null {
  if (!choice) return null;
  return choice.field === 'custom' ? `custom:${choice.custom}` : choice.field;
}

export function choiceOf(field: LayoutField | null, country: string | null = null): Choice | null {
  if (field === null) return null;
  if (isCustom(field)) return { field: 'custom', custom: customFieldOf(field) ?? '' };
  return field === 'phone' && country ? { field, country } : { field };
}

/** The custom field that a column fills, null for other fields. */
export function customFieldOf(field: LayoutField): string | null {
  return isCustom(field) ? field.slice(CUSTOM.length) : null;
}

function isCustom(field: LayoutField): field is `custom:${string}` {
  return field.startsWith(CUSTOM);
}

export interface LayoutProblem {
  code: 'duplicate_column' | 'name_column_missing';
  field?: LayoutField;
}

/** Why a file cannot be imported with these fields. */
export function layoutProblem(fields: readonly (LayoutField | null)[]): LayoutProblem | null {
  const repeated = fields.find((field, at) => isOnce(field) && fields.indexOf(field) !== at);
  if (repeated) return { code: 'duplicate_column', field: repeated };
  const isNamed = [...NAME_FIELDS, 'publicName' as const].some((field) => fields.includes(field));
  return isNamed ? null : { code: 'name_column_missing' };
}

export function repeatedColumns(fields: readonly (LayoutField | null)[]): Set<number> {
  return new Set(
    fields.flatMap((field, at) =>
      isOnce(field) && fields.indexOf(field) !== fields.lastIndexOf(field) ? [at] : [],
    ),
  );
}

function isOnce(field: LayoutField | null): field is LayoutField {
  return field !== null && !JOINED_FIELDS.has(field as ColumnField);
}
