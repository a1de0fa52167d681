import { isCountry } from '#lib/identifiers/countries.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import { AMBIGUOUS_NUMBER, type HeaderField, KNOWN_HEADERS, type Place } from './known-headers.ts';

/** What a header says by itself; what the values and the other headers say comes later. */
export interface Meaning {
  field: HeaderField;
  /** Headers with the same key name the same column. */
  key: string;
  /** Which of several addresses it belongs to. */
  place?: Place;
  /** Of the numbered ones. */
  number?: number;
  /** `number` by a name that may as well be a phone or a count of the rows. */
  ambiguous?: boolean;
  /** Begins with `contact_`: the template's own word, not a guess. */
  exact?: boolean;
  /** The custom field it names. */
  custom?: string;
  /** Country of phones without a code, as a report of an import with such a country says: `contact_phone (BR)`. */
  country?: string;
}

interface Entry {
  field: HeaderField;
  key: string;
  place?: Place;
}

const ENTRIES = new Map<string, Entry>();
for (const { fields, phones = [] } of KNOWN_HEADERS) {
  for (const [target, names] of Object.entries(fields)) {
    const [field, place] = target.split('@') as [HeaderField, Place?];
    for (const name of names.split('|')) ENTRIES.set(keyOf(name), { field, key: target, place });
  }
  for (const names of phones) {
    const [first = ''] = names.split('|');
    for (const name of names.split('|')) ENTRIES.set(keyOf(name), { field: 'phone', key: keyOf(first) });
  }
}
const AMBIGUOUS = new Set(AMBIGUOUS_NUMBER.split('|').map(wordOf));

const LONGEST = 100;
const MARK = 'carteiracontact';
/** Columns of our error reports, which corrected reports still have, and of our exports. */
const REASON = 'carteirareason';
const OWN = new Set(['carteiraline', REASON, MARK]);
/** In reports: a column that filled the custom field behind it. */
const CUSTOM = /^custom_fields\.(.+)$/;

/** `own` for columns of our reports and exports, null when unknown. */
export function meaningOf(name: string): Meaning | 'own' | null {
  if (name.length > LONGEST) return null;
  if (OWN.has(wordOf(name))) return 'own';
  const custom = CUSTOM.exec(name)?.[1];
  if (custom) return { field: 'custom', key: `custom ${foldText(custom)}`, custom, exact: true };
  return meaningIn(name) ?? hinted(name);
}

/** Whether the header is that of one of our error reports. */
export function isOwnReport(names: readonly string[]): boolean {
  return names.some((name) => name.length <= LONGEST && wordOf(name) === REASON);
}

export function isMarkColumn(name: string): boolean {
  return name.length <= LONGEST && wordOf(name) === MARK;
}

/** `CPF (somente números)` is a CPF, `Telefone (BR)` a phone of Brazil. */
function hinted(name: string): Meaning | null {
  const plain = name.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  const meaning = plain === name ? null : meaningIn(plain);
  const country = /\(([A-Z]{2})\)\s*$/.exec(name)?.[1];
  return meaning?.field === 'phone' && country && isCountry(country) ? { ...meaning, country } : meaning;
}

function meaningIn(name: string): Meaning | null {
  const word = wordOf(name);
  if (AMBIGUOUS.has(word)) return { field: 'number', key: 'number', ambiguous: true };
  const bare = word.replace(/^conta(?:ct|to)/, '');
  const found = lookUp(word) ?? (bare === word ? null : lookUp(bare));
  if (found) return { ...found, ...(bare === word ? {} : exact(found)) };
  return AMBIGUOUS.has(bare) ? { field: 'number', key: 'number', exact: true } : null;
}

/** The template's first phone has no number: `contact_phone_1` is the same column. */
function exact({ field, key }: Meaning): Partial<Meaning> {
  return { exact: true, key: field === 'phone' ? key.replace(/ 1$/, '') : key };
}

function lookUp(word: string): Meaning | null {
  const plain = ENTRIES.get(word) ?? ENTRIES.get(`${word}#`);
  if (plain) return { ...plain };
  const [, start = '', digits = '', end = ''] = /^(\D*)0*([1-9]\d?)(\D*)$/.exec(word) ?? [];
  const numbered = digits === '' ? undefined : ENTRIES.get(`${start}#${end}`);
  return numbered ? { ...numbered, key: `${numbered.key} ${digits}`, number: Number(digits) } : null;
}

function wordOf(name: string): string {
  return keyOf(name.replaceAll('#', ''));
}

function keyOf(name: string): string {
  return foldText(name.normalize('NFKC')).replace(/[^a-z0-9#]/g, '');
}
