import { LONGEST, MOST_CUSTOM_FIELDS } from '#lib/core/limits.ts';
import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';

export type CustomFieldsCell =
  | { ok: true; pairs: [name: string, value: string][] }
  | { ok: false; code: string };

/** Required before a list of pairs: without it such a list is a malformed cell. */
export const JSON_SIGN = 'json:';

/** Longer than a hundred full fields; such a cell is not read. */
export const LONGEST_CUSTOM_CELL = MOST_CUSTOM_FIELDS * (LONGEST.customField + LONGEST.customValue + 20);

/**
 * Reads `["Name","value"|"Name","value"]`, or brackets around each pair. A quote closes only before a comma, pipe or bracket
 * that continues the form; `json:[["Name","value"],…]` expresses everything else. Pairs: any name is allowed, also `__proto__`.
 */
export function parseCustomFieldsCell(cell: string): CustomFieldsCell {
  const text = cell.trim();
  if (text === '') return { ok: true, pairs: [] };
  if (text.length > LONGEST_CUSTOM_CELL) return { ok: false, code: 'custom_fields_too_long' };
  if (text.startsWith('[') && skipSpaces(text, 1) === text.length - 1 && text.endsWith(']'))
    return { ok: true, pairs: [] };
  const raw = text.startsWith(JSON_SIGN) ? readJson(text.slice(JSON_SIGN.length)) : readPairs(text);
  return raw ? checkPairs(raw) : { ok: false, code: 'custom_fields_malformed' };
}

function readPairs(text: string): [string, string][] | null {
  const pairs: [string, string][] = [];
  let at = expect(text, 0, '[');
  for (;;) {
    if (at === -1) return null;
    const name = readName(text, at);
    const value = name && readValue(text, name.next);
    if (!value) return null;
    pairs.push([name.text, value.text]);
    if (value.next === text.length) return pairs;
    at = value.next;
  }
}

function readJson(text: string): [string, string][] | null {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every(isPair) ? list : null;
  } catch {
    return null;
  }
}

function isPair(item: unknown): item is [string, string] {
  return Array.isArray(item) && item.length === 2 && item.every((text) => typeof text === 'string');
}

interface Piece {
  text: string;
  next: number;
}

function readName(text: string, from: number): Piece | null {
  const start = expect(text, from, '"');
  if (start === -1) return null;
  for (let quote = text.indexOf('"', start); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    const after = skipSpaces(text, quote + 1);
    if (text[after] === ',') return { text: text.slice(start, quote), next: after + 1 };
    if (text[after] === '|' || text[after] === ']') return null;
  }
  return null;
}

function readValue(text: string, from: number): Piece | null {
  const start = expect(text, from, '"');
  if (start === -1) return null;
  for (let quote = text.indexOf('"', start); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    const after = skipSpaces(text, quote + 1);
    const next = continuation(text, after);
    if (next !== -1) return { text: text.slice(start, quote), next };
    if (text[after] === ',' && text[skipSpaces(text, after + 1)] === '"') return null;
  }
  return null;
}

/** Index of the next pair when `at` continues the form (`|"`, `]|["`, or `]` at the end), else -1. */
function continuation(text: string, at: number): number {
  if (text[at] === '|') return beforeQuote(text, at + 1);
  if (text[at] !== ']') return -1;
  const after = skipSpaces(text, at + 1);
  if (after === text.length) return after;
  const bracket = text[after] === '|' ? expect(text, after + 1, '[') : -1;
  return bracket === -1 ? -1 : beforeQuote(text, bracket);
}

function beforeQuote(text: string, from: number): number {
  const at = skipSpaces(text, from);
  return text[at] === '"' ? at : -1;
}

function expect(text: string, from: number, sign: string): number {
  const at = skipSpaces(text, from);
  return text[at] === sign ? at + 1 : -1;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function checkPairs(raw: [string, string][]): CustomFieldsCell {
  if (raw.length > MOST_CUSTOM_FIELDS) return { ok: false, code: 'custom_fields_too_many' };
  const names = new Set<string>();
  const pairs: [string, string][] = [];
  for (const [rawName, rawValue] of raw) {
    const name = normalizeText(rawName);
    const value = normalizeText(rawValue, true);
    if (name === '') return { ok: false, code: 'custom_fields_malformed' };
    if (name.length > LONGEST.customField || value.length > LONGEST.customValue) {
      return { ok: false, code: 'custom_fields_too_long' };
    }
    names.add(foldText(name));
    pairs.push([name, value]);
  }
  if (names.size < pairs.length) return { ok: false, code: 'custom_fields_repeated' };
  return { ok: true, pairs };
}
