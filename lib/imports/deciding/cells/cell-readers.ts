import { LONGEST, MOST_SEGMENTS } from '#lib/core/limits.ts';
import { parseCustomFieldsCell } from '#lib/custom-fields/parse-custom-fields-cell.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { isNoDate, parseBirthDate } from '#lib/identifiers/parse-date.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import type { ImportColumn } from '../../reading/columns.ts';
import type { ColumnField, PortfolioField, ScalarField } from '../../reading/import-fields.ts';
import type { ParsedRow, RowOptions } from '../parsed-row.ts';
import { type CellRejection, tooLong } from './cell-rejection.ts';
import {
  isUnsaid,
  parseBoolean,
  parseGender,
  parsePriority,
  parseSegments,
  parseTags,
} from './field-values.ts';
import { putRepairable, putValue } from './put-value.ts';
import { readDocument } from './read-document.ts';
import { readPhones } from './read-phones.ts';
import { addTags, readTags } from './read-tags.ts';

export type CellReader = (
  text: string,
  row: ParsedRow,
  options: RowOptions,
  column: Pick<ImportColumn, 'country' | 'custom'>,
) => CellRejection | null;

export const CELL_READERS: Readonly<Record<ColumnField, CellReader>> = {
  name(text, row) {
    const name = row.name === undefined ? text : `${row.name} ${text}`;
    if (name.length > LONGEST.name) return tooLong(LONGEST.name);
    row.name = name;
    return null;
  },
  firstName: textOf('firstName'),
  lastName: textOf('lastName'),
  email: (text, row) => putValue(row, 'email', parseEmail(text)),
  cpf: (text, row, options) =>
    putRepairable(row, 'cpf', parseCpf(text, { refuseInvalid: options.refuseInvalidDocuments })),
  cnpj: (text, row, options) =>
    putRepairable(row, 'cnpj', parseCnpj(text, { refuseInvalid: options.refuseInvalidDocuments })),
  gender(text, row) {
    if (isUnsaid(text)) return null;
    const gender = parseGender(text);
    if (gender === null) return { code: 'gender_invalid' };
    row.values.gender = gender;
    return null;
  },
  birthDate(text, row, options) {
    const rejection = putValue(row, 'birthDate', parseBirthDate(text, options.today));
    if (!rejection || !isNoDate(text)) return rejection;
    noteIn(row, 'birth_date_blank');
    return null;
  },
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
    if (isUnsaid(text)) return null;
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
    if (parsed.pairs.length > 0) row.customFields = [...(row.customFields ?? []), ...parsed.pairs];
    return null;
  },
  portfolio: keepFor('portfolio'),
  portfolioType: keepFor('portfolioType'),
  portfolioOwner: keepFor('portfolioOwner'),
  portfolioService: keepFor('portfolioService'),
  portfolioBackup: keepFor('portfolioBackup'),
  custom(text, row, _, { custom = '' }) {
    row.customFields ??= [];
    row.customFields.push([custom, text]);
    return null;
  },
  document: readDocument,
  // Joined with its phone before that is read.
  areaCode: () => null,
  publicName(text, row) {
    if (text.length <= LONGEST.name) row.publicName = text;
    return null;
  },
  personType(text, row) {
    const type = foldText(text);
    if (/^(?:pessoa )?juridica$|^pj$|^j$|^cnpj$|^empresa$/.test(type)) row.kind = 'corporate';
    if (/^(?:pessoa )?fisica$|^pf$|^f$|^cpf$/.test(type)) row.kind = 'individual';
    return null;
  },
  status(text, row) {
    const status = foldText(text);
    if (/^(?:ativ[oa]|active|a)$/.test(status)) row.active = true;
    if (/^(?:inativ[oa]|inactive|i)$/.test(status)) row.active = false;
    return null;
  },
  furtherEmail(_, row) {
    noteIn(row, 'email_left_out');
    return null;
  },
  labels: (text, row) =>
    addTags(
      parseTags(text).filter((tag) => !tag.startsWith('* ')),
      row,
    ),
};

function noteIn(row: ParsedRow, code: string): void {
  row.notes ??= [];
  if (!row.notes.includes(code)) row.notes.push(code);
}

function keepFor(field: PortfolioField): CellReader {
  return (text, row) => {
    row.portfolioCells ??= {};
    row.portfolioCells[field] = text;
    return null;
  };
}

/** Several columns of a field are joined. */
function textOf(field: ScalarField, most: number = LONGEST.text): CellReader {
  return (text, row) => {
    const before = row.values[field];
    const whole = before === undefined ? text : `${before} ${text}`;
    if (whole.length > most) return tooLong(most);
    row.values[field] = whole;
    return null;
  };
}
