import { withoutApostrophe } from '#lib/core/csv.ts';
import { parseCustomFieldsCell } from '#lib/custom-fields/parse-custom-fields-cell.ts';
import { hasInvalidCharacter, isBlank, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { parseBirthDate } from '#lib/identifiers/parse-date.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import { isScientific } from '#lib/identifiers/phone-digits.ts';
import type { ImportColumn, ImportHeader, ScalarField } from './columns.ts';
import {
  isSpreadsheetError,
  NAME_LENGTH,
  parseBoolean,
  parseGender,
  parsePriority,
  parseTags,
  splitPhones,
  TAG_LENGTH,
  TEXT_LENGTH,
} from './field-values.ts';

export type { ScalarField } from './columns.ts';

/** A row as values; what its cells leave blank is absent. */
export interface ParsedRow {
  name?: string;
  values: Partial<Record<ScalarField, string>>;
  phones: string[];
  active?: boolean;
  kind?: 'individual' | 'corporate';
  priority?: 1 | 2 | 3;
  tags?: string[];
  customFields?: [name: string, value: string][];
  /** A document number lost its leading zeros in a spreadsheet and got them back. */
  repaired: boolean;
}

export interface RowReason {
  code: string;
  /** Header of the column, as the file has it. */
  column?: string;
  /** The limit a value is over. */
  count?: number;
}

export interface RowReasons {
  reasons: RowReason[];
}

export interface RowOptions {
  refuseInvalidDocuments: boolean;
  /** yyyy-mm-dd, the last birth date allowed; left out, today in Brasília. */
  today?: string;
}

const MOST_PHONES = 10;
/** Longest cells that hold lists. */
const PHONES_LENGTH = 1000;
const TAGS_LENGTH = 5000;
const MULTILINE: ReadonlySet<string> = new Set(['street', 'complement', 'customFields']);

/** Reads a row by its header. Every reason to refuse it is collected; a missing name is none, for updates need no name. */
export function parseRow(cells: string[], header: ImportHeader, options: RowOptions): ParsedRow | RowReasons {
  const reasons: RowReason[] = [];
  if (hasTooMany(cells, header)) return { reasons: [{ code: 'too_many_columns', count: header.width }] };
  if (cells.some(hasInvalidCharacter)) return { reasons: [invalidCharacter(cells, header)] };
  const row: ParsedRow = { values: {}, phones: [], repaired: false };
  for (const column of header.columns) {
    const raw = cells[column.index];
    if (raw === undefined || raw === '') continue;
    const text = withoutApostrophe(normalizeText(raw, MULTILINE.has(column.field)));
    if (text === '') continue;
    if (isSpreadsheetError(text)) reasons.push({ code: 'spreadsheet_error', column: column.name });
    else readCell(text, column, row, reasons, options);
  }
  return reasons.length > 0 ? { reasons } : row;
}

/** Whether no cell of a record holds anything. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every(isBlank);
}

/**
 * Puts a raw custom-field cell together that was cut by a `;` of its own. Only when that gives exactly the header's
 * width and a well-formed cell; any other row is returned as it is.
 */
export function rejoinCustomFields(cells: string[], header: ImportHeader): string[] {
  const excess = cells.length - header.cells;
  const at = header.customFieldsAt;
  if (excess <= 0 || at === -1 || !cells[at]?.trimStart().startsWith('[')) return cells;
  const joined = cells.slice(at, at + excess + 1).join(';');
  const parsed = parseCustomFieldsCell(joined);
  if (!parsed.ok && parsed.code === 'custom_fields_malformed') return cells;
  return [...cells.slice(0, at), joined, ...cells.slice(at + excess + 1)];
}

function hasTooMany(cells: string[], header: ImportHeader): boolean {
  for (let at = header.width; at < cells.length; at++) if (!isBlank(cells[at] ?? '')) return true;
  return false;
}

/** Bytes that were lost cost the row, whatever the column: nobody knows what else the line should have said. */
function invalidCharacter(cells: string[], header: ImportHeader): RowReason {
  const at = cells.findIndex(hasInvalidCharacter);
  return { code: 'invalid_character', column: header.columns.find(({ index }) => index === at)?.name };
}

function readCell(
  text: string,
  column: ImportColumn,
  row: ParsedRow,
  reasons: RowReason[],
  options: RowOptions,
): void {
  const { field, name } = column;
  const refuse = (code: string, count?: number) => reasons.push({ code, column: name, count });
  switch (field) {
    case 'name':
      if (text.length > NAME_LENGTH) refuse('too_long', NAME_LENGTH);
      else row.name = text;
      return;
    case 'phone':
      readPhones(text, column, row, reasons);
      return;
    case 'email': {
      const email = parseEmail(text);
      if (email.ok) row.values.email = email.value;
      else refuse(email.code);
      return;
    }
    case 'cpf': {
      const cpf = parseCpf(text, { refuseInvalid: options.refuseInvalidDocuments });
      if (!cpf.ok) return void refuse(cpf.code);
      row.values.cpf = cpf.value;
      row.repaired ||= cpf.repaired;
      return;
    }
    case 'cnpj': {
      const cnpj = parseCnpj(text, { refuseInvalid: options.refuseInvalidDocuments });
      if (cnpj.ok) row.values.cnpj = cnpj.value;
      else refuse(cnpj.code);
      return;
    }
    case 'birthDate': {
      const date = parseBirthDate(text, options.today);
      if (date.ok) row.values.birthDate = date.value;
      else refuse(date.code);
      return;
    }
    case 'gender': {
      const gender = parseGender(text);
      if (gender) row.values.gender = gender;
      else refuse('gender_invalid');
      return;
    }
    case 'active':
    case 'corporate': {
      const value = parseBoolean(text);
      if (value === null) refuse('boolean_invalid');
      else if (field === 'active') row.active = value;
      else row.kind = value ? 'corporate' : 'individual';
      return;
    }
    case 'priority': {
      const priority = parsePriority(text);
      if (priority) row.priority = priority;
      else refuse('priority_invalid');
      return;
    }
    case 'tags': {
      const tags = text.length > TAGS_LENGTH ? [] : parseTags(text);
      if (text.length > TAGS_LENGTH) refuse('too_long', TAGS_LENGTH);
      else if (tags.some((tag) => tag.length > TAG_LENGTH)) refuse('too_long', TAG_LENGTH);
      else if (tags.length > 0) row.tags = tags;
      return;
    }
    case 'customFields': {
      const parsed = parseCustomFieldsCell(text);
      if (!parsed.ok) refuse(parsed.code);
      else if (parsed.pairs.length > 0) row.customFields = parsed.pairs;
      return;
    }
    default:
      if (text.length > TEXT_LENGTH) refuse('too_long', TEXT_LENGTH);
      else row.values[field] = text;
  }
}

function readPhones(text: string, column: ImportColumn, row: ParsedRow, reasons: RowReason[]): void {
  if (text.length > PHONES_LENGTH) {
    reasons.push({ code: 'too_long', column: column.name, count: PHONES_LENGTH });
    return;
  }
  const parts = isScientific(text) ? [text] : splitPhones(text);
  for (const part of parts) {
    const phone = parsePhone(part);
    if (!phone.ok) {
      reasons.push({ code: phone.code, column: column.name });
      return;
    }
    if (row.phones.includes(phone.value)) continue;
    if (row.phones.length === MOST_PHONES) {
      reasons.push({ code: 'phones_too_many', column: column.name, count: MOST_PHONES });
      return;
    }
    row.phones.push(phone.value);
  }
}
