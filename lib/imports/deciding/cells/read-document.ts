import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import type { ParsedRow, RowOptions } from '../parsed-row.ts';
import type { CellRejection } from './cell-rejection.ts';
import { putRepairable } from './put-value.ts';

/** A CNPJ has fourteen characters and a CPF eleven digits; leading zeros may be lost. */
export function readDocument(text: string, row: ParsedRow, options: RowOptions): CellRejection | null {
  const refuseInvalid = options.refuseInvalidDocuments;
  const [cpf, cnpj] = [parseCpf(text, { refuseInvalid }), parseCnpj(text, { refuseInvalid })];
  const isShort = text.replace(/[^0-9a-z]/gi, '').length <= 11;
  const isCpf = cpf.ok || (isShort && !cnpj.ok);
  const [field, parsed] = isCpf ? (['cpf', cpf] as const) : (['cnpj', cnpj] as const);
  if (row.values[field] !== undefined) return null;
  return putRepairable(row, field, parsed);
}
