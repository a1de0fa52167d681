import { z } from 'zod';
import type { ImportLayout } from '#db/schema/index.ts';
import { DELIMITERS, type Delimiter } from '../reading/delimiters.ts';
import { IMPORT_FIELDS, type ImportField, NAME_FIELDS } from '../reading/import-fields.ts';

/** Columns that a review shows and a layout may fill; further ones are not read. */
export const MOST_COLUMNS = 300;

export interface Layout extends ImportLayout {
  delimiter: Delimiter;
  fields: (ImportField | null)[];
}

const layoutSchema = z.object({
  delimiter: z.enum(DELIMITERS),
  hasHeader: z.boolean(),
  fields: z.array(z.enum(IMPORT_FIELDS).nullable()).min(1).max(MOST_COLUMNS),
});

export function storedLayout(value: ImportLayout | null | undefined): Layout | null {
  return value ? layoutSchema.parse(value) : null;
}

export interface LayoutProblem {
  code: 'duplicate_column' | 'name_column_missing';
  field?: ImportField;
}

/** Why a file cannot be imported with these fields. Only phones may have several columns. */
export function layoutProblem(fields: readonly (ImportField | null)[]): LayoutProblem | null {
  const repeated = fields.find((field, at) => isOnce(field) && fields.indexOf(field) !== at);
  if (repeated) return { code: 'duplicate_column', field: repeated };
  return NAME_FIELDS.some((field) => fields.includes(field)) ? null : { code: 'name_column_missing' };
}

export function repeatedColumns(fields: readonly (ImportField | null)[]): Set<number> {
  return new Set(
    fields.flatMap((field, at) =>
      isOnce(field) && fields.indexOf(field) !== fields.lastIndexOf(field) ? [at] : [],
    ),
  );
}

function isOnce(field: ImportField | null): field is ImportField {
  return field !== null && field !== 'phone';
}
