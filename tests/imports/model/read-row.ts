import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { parseBirthDate } from '#lib/identifiers/parse-date.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import type { Portfolio, Row, Settings } from './person.ts';

/** What the filled cells of a row say. */
export interface Reading {
  name: string;
  texts: Record<string, string>;
  phones: string[];
  active: boolean | null;
  kind: 'individual' | 'corporate' | null;
  priority: number | null;
  tags: string[];
  segments: string[];
  portfolio: Portfolio | null;
  repaired: boolean;
}

/** The headers of the file in their order, and for plain texts the field they fill. */
export const HEADERS = [
  'contact_name',
  'contact_email',
  'contact_cpf',
  'contact_cnpj',
  'contact_gender',
  'contact_birth_date',
  'contact_client_code',
  'contact_company',
  'contact_phone',
  'contact_phone_2',
  'contact_phone_3',
  'contact_address',
  'contact_city',
  'contact_active',
  'contact_corporate',
  'contact_priority',
  'contact_tags',
  'contact_segments',
  'custom_fields',
  'portfolio',
  'portfolio_type',
  'portfolio_user_email',
  'portfolio_service_name',
  'portfolio_agent_reserve_email',
] as const;

const PLAIN: Record<string, string> = {
  contact_client_code: 'clientCode',
  contact_company: 'company',
  contact_address: 'street',
  contact_city: 'city',
};
const GENDERS: Record<string, string> = {
  Masculino: 'male',
  Feminino: 'female',
  'Não Informado': 'not_informed',
  Male: 'male',
  Female: 'female',
  'Not Informed': 'not_informed',
};
const YES = ['true', 'verdadeiro', 'sim', 'yes', '1'];
const NO = ['false', 'falso', 'não', 'no', '0'];
const PRIORITIES: Record<string, number> = { alta: 3, high: 3, média: 2, medium: 2, baixa: 1, low: 1 };

/** Reads a row cell by cell, as section 5 of the design has it. Every reason to refuse it comes back. */
export function readRow(row: Row, settings: Settings): Reading | string[] {
  if (row.beyond.trim() !== '') return ['too_many_columns'];
  const reading: Reading = {
    name: '',
    texts: {},
    phones: [],
    active: null,
    kind: null,
    priority: null,
    tags: [],
    segments: [],
    portfolio: null,
    repaired: false,
  };
  const refusals = HEADERS.flatMap((header) => {
    const text = (row.cells[header] ?? '').trim();
    const refusal = text === '' ? null : readCell(header, text, reading, settings);
    return refusal ? [`${refusal} ${header}`] : [];
  });
  refusals.push(...readPortfolio(row, reading));
  return refusals.length > 0 ? refusals : reading;
}

const FLOWS: Record<string, string> = {
  1: 'message',
  2: 'backup_agent',
  3: 'general_queue',
  4: 'follow_me',
};

/** The columns are read only where the first of them says `true`, and of them only what the flow needs. */
function readPortfolio(row: Row, reading: Reading): string[] {
  const cell = (name: string) => (row.cells[name] ?? '').trim();
  if (['', 'false'].includes(cell('portfolio'))) return [];
  if (cell('portfolio') !== 'true') return ['portfolio_flag_invalid portfolio'];
  const flow = FLOWS[cell('portfolio_type')];
  const needed = ['portfolio_user_email'];
  if (flow === 'backup_agent') needed.push('portfolio_agent_reserve_email');
  if (flow === 'general_queue') needed.push('portfolio_service_name');
  const missing = needed.filter((name) => cell(name) === '').map((name) => `required ${name}`);
  if (!flow) return ['portfolio_type_invalid portfolio_type', ...missing];
  reading.portfolio = {
    flow,
    owner: cell('portfolio_user_email').toLowerCase(),
    backup: flow === 'backup_agent' ? cell('portfolio_agent_reserve_email').toLowerCase() : null,
    service: flow === 'general_queue' ? cell('portfolio_service_name') : null,
  };
  return missing;
}

/** The reason to refuse the cell, or null. */
function readCell(header: string, text: string, reading: Reading, settings: Settings): string | null {
  if (header.startsWith('portfolio')) return null;
  if (text === '#N/D') return 'spreadsheet_error';
  const plain = PLAIN[header];
  if (plain) reading.texts[plain] = text;
  else if (header === 'contact_name') reading.name = text;
  else if (header === 'contact_email') return take(reading, 'email', parseEmail(text));
  else if (header === 'contact_cpf') return readCpf(text, reading, settings);
  else if (header === 'contact_cnpj')
    return take(reading, 'cnpj', parseCnpj(text, { refuseInvalid: settings.refuseInvalidDocuments }));
  else if (header === 'contact_birth_date') return take(reading, 'birthDate', parseBirthDate(text));
  else if (header.startsWith('contact_phone')) return readPhones(text, reading);
  else if (header === 'contact_segments') reading.segments = text.split(',').map((name) => name.trim());
  else if (header === 'contact_tags') reading.tags = text.split(',').map(readTag);
  else return readWord(header, text, reading);
  return null;
}

function readCpf(text: string, reading: Reading, settings: Settings): string | null {
  const cpf = parseCpf(text, { refuseInvalid: settings.refuseInvalidDocuments });
  if (cpf.ok && cpf.repaired) reading.repaired = true;
  return take(reading, 'cpf', cpf);
}

/** Several phones may stand in one cell; a row has ten at most, each once. */
function readPhones(text: string, reading: Reading): string | null {
  const whole = parsePhone(text);
  // The comma of «5,5489E+12» parts no numbers: their digits are gone.
  if (!whole.ok && whole.code === 'phone_scientific') return whole.code;
  for (const part of text.split(/,|\||\/|:::/)) {
    const phone = parsePhone(part.trim());
    if (!phone.ok) return phone.code;
    if (reading.phones.includes(phone.value)) continue;
    if (reading.phones.length === 10) return 'phones_too_many';
    reading.phones.push(phone.value);
  }
  return null;
}

/** The `#` of a hashtag is no part of its name. */
function readTag(text: string): string {
  return text.trim().replace('#', '');
}

/** Cells that hold one of a few words. */
function readWord(header: string, text: string, reading: Reading): string | null {
  const word = text.toLowerCase();
  if (header === 'contact_gender') {
    const gender = GENDERS[text];
    if (!gender) return 'gender_invalid';
    reading.texts.gender = gender;
  } else if (header === 'contact_priority') {
    const priority = PRIORITIES[word];
    if (!priority) return 'priority_invalid';
    reading.priority = priority;
  } else if (header === 'custom_fields') {
    return text.startsWith('["') && text.endsWith('"]') ? null : 'custom_fields_malformed';
  } else {
    if (!YES.includes(word) && !NO.includes(word)) return 'boolean_invalid';
    const yes = YES.includes(word);
    if (header === 'contact_active') reading.active = yes;
    else reading.kind = yes ? 'corporate' : 'individual';
  }
  return null;
}

function take(
  reading: Reading,
  field: string,
  parsed: { ok: true; value: string } | { ok: false; code: string },
): string | null {
  if (!parsed.ok) return parsed.code;
  reading.texts[field] = parsed.value;
  return null;
}
