import { LONGEST, MOST_PHONES, MOST_SEGMENTS, MOST_TAGS } from '#lib/core/limits.ts';
import { parseCustomFieldsCell } from '#lib/custom-fields/parse-custom-fields-cell.ts';
import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { parseBirthDate } from '#lib/identifiers/parse-date.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import type { Parsed } from '#lib/identifiers/parsed.ts';
import { isScientific } from '#lib/identifiers/phone-digits.ts';
import type { ImportField, PortfolioField, ScalarField } from '../reading/import-fields.ts';
import {
  parseBoolean,
  parseGender,
  parsePriority,
  parseSegments,
  parseTags,
  splitPhones,
} from './field-values.ts';
import type { ParsedRow, RowOptions } from './parsed-row.ts';

/** Why a cell is rejected; `count` is the limit it exceeds. */
export interface CellRejection {
  code: string;
  count?: number;
}

export type CellReader = (text: string, row: ParsedRow, options: RowOptions) => CellRejection | null;

const PHONES_LENGTH = 1000;

export const CELL_READERS: Readonly<Record<ImportField, CellReader>> = {
  name(text, row) {
    if (text.length > LONGEST.name) return tooLong(LONGEST.name);
    row.name = text;
    return null;
  },
  firstName: textOf('firstName'),
  lastName: textOf('lastName'),
  email: (text, row) => put(row, 'email', parseEmail(text)),
  cpf(text, row, options) {
    const cpf = parseCpf(text, { refuseInvalid: options.refuseInvalidDocuments });
    if (cpf.ok && cpf.repaired) row.repaired = true;
    return put(row, 'cpf', cpf);
  },
  cnpj: (text, row, options) =>
    put(row, 'cnpj', parseCnpj(text, { refuseInvalid: options.refuseInvalidDocuments })),
  gender(text, row) {
    const gender = parseGender(text);
    if (gender === null) return { code: 'gender_invalid' };
    row.values.gender = gender;
    return null;
  },
  birthDate: (text, row, options) => put(row, 'birthDate', parseBirthDate(text, options.today)),
  externalId: textOf('externalId', LONGEST.code),
  clientCode: textOf('clientCode', LONGEST.code),
  company: textOf('company'),
  language: textOf('language', LONGEST.language),
  zipCode: textOf('zipCode'),
  street: textOf('street'),
  number: textOf('number'),
  complement: textOf('complement'),
  city: textOf('city'),
  state: textOf('state'),
  country: textOf('country'),
  instagram: textOf('instagram'),
  facebook: textOf('facebook'),
  twitter: textOf('twitter'),
  whatsapp: textOf('whatsapp'),
  telegram: textOf('telegram'),
  phone: readPhones,
  active(text, row) {
    const value = parseBoolean(text);
    if (value === null) return { code: 'boolean_invalid' };
    row.active = value;
    return null;
  },
  corporate(text, row) {
    const value = parseBoolean(text);
    if (value === null) return { code: 'boolean_invalid' };
    row.kind = value ? 'corporate' : 'individual';
    return null;
  },
  priority(text, row) {
    const priority = parsePriority(text);
    if (priority === null) return { code: 'priority_invalid' };
    row.priority = priority;
    return null;
  },
  tags: readTags,
  segments(text, row) {
    const most = MOST_SEGMENTS * (LONGEST.segment + 2);
    if (text.length > most) return tooLong(most);
    const segments = parseSegments(text);
    if (segments.length > 0) row.segments = segments;
    return null;
  },
  customFields(text, row) {
    const parsed = parseCustomFieldsCell(text);
    if (!parsed.ok) return { code: parsed.code };
    if (parsed.pairs.length > 0) row.customFields = parsed.pairs;
    return null;
  },
  portfolio: keepFor('portfolio'),
  portfolioType: keepFor('portfolioType'),
  portfolioOwner: keepFor('portfolioOwner'),
  portfolioService: keepFor('portfolioService'),
  portfolioBackup: keepFor('portfolioBackup'),
};

function keepFor(field: PortfolioField): CellReader {
  return (text, row) => {
    row.portfolioCells ??= {};
    row.portfolioCells[field] = text;
    return null;
  };
}

function textOf(field: ScalarField, most: number = LONGEST.text): CellReader {
  return (text, row) => {
    if (text.length > most) return tooLong(most);
    row.values[field] = text;
    return null;
  };
}

function put(row: ParsedRow, field: ScalarField, parsed: Parsed<string>): CellRejection | null {
  if (!parsed.ok) return { code: parsed.code };
  row.values[field] = parsed.value;
  return null;
}

function readPhones(text: string, row: ParsedRow): CellRejection | null {
  if (text.length > PHONES_LENGTH) return tooLong(PHONES_LENGTH);
  const whole = parsePhone(text);
  // In «5,5489E+12» the comma is a decimal sign.
  if (whole.ok || isScientific(text)) return addPhone(whole, row);
  const parts = splitPhones(text);
  if (parts.length === 0) return addPhone(whole, row);
  for (const part of parts) {
    const rejection = addPhone(parsePhone(part), row);
    if (rejection) return rejection;
  }
  return null;
}

function addPhone(phone: Parsed<string>, row: ParsedRow): CellRejection | null {
  if (!phone.ok) return { code: phone.code };
  if (row.phones.includes(phone.value)) return null;
  if (row.phones.length === MOST_PHONES) return { code: 'phones_too_many', count: MOST_PHONES };
  row.phones.push(phone.value);
  return null;
}

function readTags(text: string, row: ParsedRow): CellRejection | null {
  const most = MOST_TAGS * (LONGEST.tag + 2);
  if (text.length > most) return tooLong(most);
  const tags = parseTags(text);
  if (tags.length > MOST_TAGS) return { code: 'tags_too_many', count: MOST_TAGS };
  if (tags.some((tag) => tag.length > LONGEST.tag)) return { code: 'tag_too_long', count: LONGEST.tag };
  if (tags.length > 0) row.tags = tags;
  return null;
}

function tooLong(most: number): CellRejection {
  return { code: 'too_long', count: most };
}
