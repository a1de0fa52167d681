import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { type ColumnField, JOINED_FIELDS } from '../import-fields.ts';
import { type Meaning, meaningOf } from './header-names.ts';
import type { HeaderField, Place } from './known-headers.ts';
import { areAreaCodes, kindOfValues } from './value-kinds.ts';

/** What a column fills; null for one that is not read. */
export interface Choice {
  field: ColumnField;
  custom?: string;
  country?: string;
}

export interface Choices {
  fields: (Choice | null)[];
  /** Two headers that name the same column. */
  collision: { column: string; other: string } | null;
}

class Column {
  readonly name: string;
  meaning: Meaning | null;
  readonly #sample: () => string[];
  #values: string[] | undefined;

  constructor(name: string, meaning: Meaning | null, sample: () => string[]) {
    this.name = name;
    this.meaning = meaning;
    this.#sample = sample;
  }

  /** Filled cells of the first rows; few columns are asked for them. */
  get values(): string[] {
    this.#values ??= this.#sample();
    return this.#values;
  }
}

/**
 * What the columns of a table are, by their headers, corrected by the values below them: a `numero` of eleven digits is
 * a phone, a `Nº` of 1, 2, 3 … is nothing. `sample`: the first rows; `customNames`: the custom fields there are.
 */
export function chooseFields(
  names: readonly string[],
  sample: readonly (readonly string[])[] = [],
  customNames: readonly string[] = [],
): Choices {
  const custom = new Map(customNames.map((name) => [foldText(name), name]));
  const columns = names.map((name, at) => {
    const meaning = meaningOf(name);
    return new Column(name, meaning === 'own' ? null : (meaning ?? customMeaning(name, custom)), () =>
      sample.map((cells) => normalizeText(cells[at] ?? '')).filter((value) => value !== ''),
    );
  });
  const collision = dropRepeated(columns);
  chooseNumber(columns);
  choosePlace(columns);
  dropContradicted(columns);
  chooseNames(columns);
  choosePhones(columns);
  chooseDocument(columns);
  return { fields: choicesOf(columns), collision };
}

function customMeaning(name: string, custom: ReadonlyMap<string, string>): Meaning | null {
  const known = name === '' ? undefined : custom.get(foldText(name));
  return known === undefined
    ? null
    : { field: 'custom', key: `custom ${foldText(known)}`, custom: known, exact: true };
}

function dropRepeated(columns: Column[]): Choices['collision'] {
  const seen = new Map<string, string>();
  let collision: Choices['collision'] = null;
  for (const column of columns) {
    const { meaning, name } = column;
    if (!meaning) continue;
    const other = seen.get(meaning.key);
    // A second house number by such a name is a phone or nothing; the values say it.
    if (other === undefined || meaning.ambiguous) seen.set(meaning.key, other ?? name);
    else {
      collision ??= { column: name, other };
      column.meaning = null;
    }
  }
  return collision;
}

/** What a house number stands behind, and how many columns may stand between. */
const ADDRESS: ReadonlySet<HeaderField> = new Set<HeaderField>(['street', 'zipCode', 'complement']);
const MOST_BETWEEN = 3;

/** A house number stands behind an address and does not look like a phone; anywhere else it is a count of the rows. */
function chooseNumber(columns: Column[]): void {
  const isNumber = (column: Column) => column.meaning?.field === 'number';
  const places = columns.flatMap(({ meaning }, at) => (meaning && ADDRESS.has(meaning.field) ? [at] : []));
  for (const [at, column] of columns.entries()) {
    if (!column.meaning || !isNumber(column)) continue;
    if (kindOfValues(column.values) === 'phone') {
      column.meaning = { field: 'phone', key: `phone in ${at}` };
      continue;
    }
    if (!column.meaning.ambiguous) continue;
    const isBeside = places.some((place) => at > place && at - place <= MOST_BETWEEN);
    const isTaken = columns.some((other) => other !== column && isNumber(other) && !other.meaning?.ambiguous);
    if (isTaken || !isBeside) column.meaning = null;
  }
}

/** Of several addresses the one that more rows have. */
function choosePlace(columns: Column[]): void {
  const filled = new Map<Place, number>();
  for (const { meaning, values } of columns) {
    if (meaning?.place) filled.set(meaning.place, (filled.get(meaning.place) ?? 0) + values.length);
  }
  const [best] = [...filled].sort(([, a], [, b]) => b - a);
  const hasOwn = columns.some(({ meaning }) => meaning?.field === 'street' && !meaning.place);
  for (const column of columns) {
    if (column.meaning?.place && (hasOwn || column.meaning.place !== best?.[0])) column.meaning = null;
  }
}

/** Free text, where everything would be taken, that holds phones, addresses of e-mail or documents. */
const FREE_TEXT: ReadonlySet<HeaderField> = new Set<HeaderField>([
  'firstName',
  'lastName',
  'middleName',
  'company',
  'street',
  'complement',
  'city',
  'state',
  'country',
  'language',
  'instagram',
  'facebook',
  'twitter',
  'labels',
  'tags',
  'legalName',
  'tradeName',
  'publicName',
]);

function dropContradicted(columns: Column[]): void {
  for (const column of columns) {
    const { meaning, values } = column;
    if (meaning && !meaning.exact && FREE_TEXT.has(meaning.field) && kindOfValues(values))
      column.meaning = null;
  }
}

function chooseNames(columns: Column[]): void {
  const of = (field: HeaderField) => columns.find(({ meaning }) => meaning?.field === field);
  const turn = (column: Column | undefined, field: HeaderField | null) => {
    if (column?.meaning) column.meaning = field && { ...column.meaning, field };
  };
  const [name, last] = [of('name'), of('lastName')];
  // «Nome» beside «Sobrenome» is the first name, unless it ends with the last one already.
  if (name && last && !of('firstName') && /^nom?e$|^name$/i.test(name.name) && !endsWithLast(name, last))
    turn(name, 'firstName');
  turn(of('middleName'), of('firstName') ? 'firstName' : null);
  for (const field of ['legalName', 'tradeName', 'publicName'] as const) {
    const isNamed = of('name') || of('firstName') || of('lastName');
    if (!isNamed) turn(of(field), 'name');
    else if (field !== 'publicName') turn(of(field), of('company') ? null : 'company');
  }
}

function endsWithLast({ values }: Column, last: Column): boolean {
  const same = values.filter((value, at) => foldText(value).endsWith(foldText(last.values[at] ?? '\0')));
  return same.length * 2 > values.length;
}

/** A `whatsapp` of phones is the phone of a file that has no other; area codes go to the phone after them. */
function choosePhones(columns: Column[]): void {
  const isPhone = (column: Column | undefined) => column?.meaning?.field === 'phone';
  if (!columns.some(isPhone)) {
    const [only] = columns.filter(({ meaning }) => meaning?.field === 'whatsapp' && !meaning.exact);
    if (only && kindOfValues(only.values) === 'phone') only.meaning = { field: 'phone', key: 'whatsapp' };
  }
  for (const column of columns) {
    if (column.meaning?.field !== 'areaCode') continue;
    if (!columns.some(isPhone) || !areAreaCodes(column.values)) column.meaning = null;
  }
}

/** Beside columns for both documents, a third says nothing new. */
function chooseDocument(columns: Column[]): void {
  const has = (field: HeaderField) => columns.some(({ meaning }) => meaning?.field === field);
  if (!has('cpf') || !has('cnpj')) return;
  for (const column of columns) if (column.meaning?.field === 'document') column.meaning = null;
}

/** Of several e-mails, and other fields that only one column fills, the first counts. */
function choicesOf(columns: readonly Column[]): Choices['fields'] {
  const taken = new Set<ColumnField>();
  return columns.map(({ meaning }) => {
    if (!meaning) return null;
    const field = meaning.field as ColumnField;
    if (taken.has(field) && field !== 'custom' && !JOINED_FIELDS.has(field)) return null;
    taken.add(field);
    return { field, custom: meaning.custom, country: meaning.country };
  });
}
