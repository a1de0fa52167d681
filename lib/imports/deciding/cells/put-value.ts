import type { Parsed, ParsedRepairable } from '#lib/identifiers/parsed.ts';
import type { ScalarField } from '../../reading/import-fields.ts';
import type { ParsedRow } from '../parsed-row.ts';
import type { CellRejection } from './cell-rejection.ts';

export function putValue(row: ParsedRow, field: ScalarField, parsed: Parsed<string>): CellRejection | null {
  if (!parsed.ok) return { code: parsed.code };
  row.values[field] = parsed.value;
  return null;
}

export function putRepairable(
  row: ParsedRow,
  field: ScalarField,
  parsed: ParsedRepairable<string>,
): CellRejection | null {
  if (parsed.ok && parsed.repaired) row.repaired = true;
  return putValue(row, field, parsed);
}
