import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';

/** A contact's plain text fields. */
export type ScalarField =
  | 'email'
  | 'cpf'
  | 'cnpj'
  | 'gender'
  | 'birthDate'
  | 'externalId'
  | 'clientCode'
  | 'company'
  | 'language'
  | 'zipCode'
  | 'street'
  | 'number'
  | 'complement'
  | 'city'
  | 'state'
  | 'country'
  | 'instagram'
  | 'facebook'
  | 'twitter'
  | 'whatsapp'
  | 'telegram';

/** What a column of the file fills. */
export type ImportField =
  | ScalarField
  | 'name'
  | 'phone'
  | 'active'
  | 'corporate'
  | 'priority'
  | 'tags'
  | 'customFields';

export interface ImportColumn {
  /** Position of its cell in a row. */
  index: number;
  field: ImportField;
  /** The header as the file has it, which reasons name. */
  name: string;
}

export interface ImportHeader {
  /** Cells of the header, without empty ones at its end. */
  width: number;
  /** Cells of the header as the file has it. */
  cells: number;
  columns: ImportColumn[];
  /** Position of the custom-field cell, -1 when there is none. */
  customFieldsAt: number;
  /** Headers nobody knows; a column without header appears as its position, `(3)`. */
  ignored: string[];
  /** Why nothing of the file can go in. */
  problem?: { code: string; params?: Record<string, string | number> };
}

/** Names by field, without case, accents and signs; `contact` or `contato` before them may be left out. */
const ALIASES: Record<Exclude<ImportField, 'phone'>, string> = {
  name: 'name nome fullname nomecompleto nomecontato nomedocontato nomecliente nomedocliente',
  email: 'email mail emailaddress enderecodeemail correioeletronico',
  cpf: 'cpf',
  cnpj: 'cnpj',
  gender: 'gender sex sexo genero',
  birthDate: 'birthdate birthday dateofbirth nascimento datanascimento datadenascimento dtnascimento',
  externalId: 'externalid idexterno codigoexterno',
  clientCode: 'clientcode customercode codigocliente codigodocliente codcliente',
  company: 'company companyname empresa nomedaempresa nomeempresa',
  language: 'language idioma lingua',
  zipCode: 'zipcode zip postalcode postcode cep codigopostal',
  street: 'address street endereco logradouro rua',
  number: 'number numero addressnumber streetnumber numeroendereco numerodoendereco n no',
  complement: 'complement complemento addresscomplement',
  city: 'city cidade municipio',
  state: 'state estado uf',
  country: 'country pais',
  instagram: 'instagram',
  facebook: 'facebook',
  twitter: 'twitter',
  whatsapp: 'whatsapp',
  telegram: 'telegram',
  active: 'active ativo',
  corporate: 'corporate corporativo pessoajuridica pj',
  priority: 'priority prioridade',
  tags: 'tags tag etiquetas etiqueta hashtags hashtag marcadores',
  customFields: 'customfields customfield campospersonalizados camposcustomizados camposadicionais',
};

const FIELDS = new Map(
  Object.entries(ALIASES).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field as ImportField]),
  ),
);

/** Words for a phone; those on one line mean the same column when their numbers are equal. */
const PHONES = new Map(
  [
    'phone telefone fone tel phonenumber numerodetelefone telephone',
    'celular cellphone mobile mobilephone telefonecelular',
  ]
    .concat(['telefoneresidencial telefonefixo homephone', 'telefonecomercial workphone'])
    .flatMap((line) => line.split(' ').map((word) => [word, line.slice(0, line.indexOf(' '))] as const)),
);

/** Columns of our own error report, which a corrected report still has. */
const OWN = new Set(['carteiraline', 'carteirareason']);

const DELIMITERS = [
  [',', 'comma'],
  ['|', 'pipe'],
  ['\t', 'tab'],
] as const;

/** Says what each column of a file is, by its header. */
export function mapHeader(cells: string[]): ImportHeader {
  const names = cells.map((cell) => normalizeText(cell));
  const header: ImportHeader = {
    width: 0,
    cells: cells.length,
    columns: [],
    customFieldsAt: -1,
    ignored: [],
  };
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (name !== '') header.width = index + 1;
    const meaning = meaningOf(name);
    if (meaning === 'own') continue;
    if (!meaning) {
      header.ignored.push(name.slice(0, 100) || `(${index + 1})`);
      continue;
    }
    if (seen.has(meaning.key)) header.problem ??= { code: 'duplicate_column', params: { column: name } };
    seen.add(meaning.key);
    header.columns.push({ index, field: meaning.field, name });
    if (meaning.field === 'customFields') header.customFieldsAt = index;
  }
  header.ignored = header.ignored.filter((name) => !isBeyond(name, header.width));
  const delimiter = foreignDelimiter(cells, header);
  if (delimiter) header.problem = { code: 'delimiter', params: { found: delimiter } };
  else if (!seen.has('name')) header.problem = { code: 'name_column_missing' };
  return header;
}

type Meaning = { field: ImportField; key: string };

function meaningOf(name: string): Meaning | 'own' | null {
  if (name.length > 100) return null;
  const word = foldText(name.normalize('NFKC')).replace(/[^a-z0-9]/g, '');
  if (OWN.has(word)) return 'own';
  return fieldOf(word) ?? fieldOf(word.replace(/^conta(?:ct|to)/, ''));
}

function fieldOf(word: string): Meaning | null {
  const field = FIELDS.get(word);
  if (field) return { field, key: field };
  const [, stem = '', number = ''] = /^([a-z]+)0*([1-9]\d?)?$/.exec(word) ?? [];
  const phone = PHONES.get(stem);
  return phone ? { field: 'phone', key: `${phone} ${number || 1}` } : null;
}

/** Empty headers after the last named one are the semicolons some programs end every line with. */
function isBeyond(name: string, width: number): boolean {
  const position = /^\((\d+)\)$/.exec(name)?.[1];
  return position !== undefined && Number(position) > width;
}

/** The sign a header is split by when it is not split by `;`. */
function foreignDelimiter(cells: string[], header: ImportHeader): string | null {
  const [only = '', ...more] = cells;
  if (header.columns.length > 0 || more.some((cell) => cell.trim() !== '')) return null;
  let found: string | null = null;
  let most = 0;
  for (const [sign, word] of DELIMITERS) {
    const count = only.trim().split(sign).length - 1;
    if (count > most) [found, most] = [word, count];
  }
  return found;
}
