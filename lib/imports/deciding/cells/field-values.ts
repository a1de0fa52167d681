import { foldText } from '#lib/identifiers/normalize-text.ts';

const GENDERS: Readonly<Record<string, 'female' | 'male' | 'not_informed'>> = {
  Masculino: 'male',
  Feminino: 'female',
  'Não Informado': 'not_informed',
  Male: 'male',
  Female: 'female',
  'Not Informed': 'not_informed',
};

/** Case-sensitive: the import's documentation fixes the spelling. */
export function parseGender(text: string): 'female' | 'male' | 'not_informed' | null {
  return (Object.hasOwn(GENDERS, text) && GENDERS[text]) || null;
}

/** What Outlook writes where nobody chose a gender or a priority. */
const UNSAID: ReadonlySet<string> = new Set(['unspecified', 'nao especificado', 'normal']);

export function isUnsaid(text: string): boolean {
  return text.length <= 20 && UNSAID.has(foldText(text));
}

const TRUE: ReadonlySet<string> = new Set(['true', 'verdadeiro', 'sim', 'yes', '1']);
const FALSE: ReadonlySet<string> = new Set(['false', 'falso', 'nao', 'no', '0']);

export function parseBoolean(text: string): boolean | null {
  if (text.length > 20) return null;
  const folded = foldText(text);
  if (TRUE.has(folded)) return true;
  return FALSE.has(folded) ? false : null;
}

const PRIORITIES = new Map<string, 1 | 2 | 3>([
  ['alta', 3],
  ['high', 3],
  ['media', 2],
  ['medium', 2],
  ['baixa', 1],
  ['low', 1],
]);

/** 3 high, 2 medium, 1 low. Digits are rejected: 1 could mean the first or the lowest. */
export function parsePriority(text: string): 1 | 2 | 3 | null {
  return text.length > 20 ? null : (PRIORITIES.get(foldText(text)) ?? null);
}

const SPREADSHEET_ERRORS: ReadonlySet<string> = new Set(
  '#N/D #N/A #REF! #VALOR! #VALUE! #NOME? #NAME? #DIV/0! #NULO! #NULL! #NÚM! #NUM! #DESPEJAR! #SPILL! #CALC!'.split(
    ' ',
  ),
);

/** An apostrophe marks the name of an error as plain text. Exports write it this way. */
export function isErrorAsText(text: string): boolean {
  return text.charCodeAt(0) === 39 && isSpreadsheetError(text.replace(/^'+/, ''));
}

export function isSpreadsheetError(text: string): boolean {
  if (text.charCodeAt(0) !== 35) return false;
  return (text.length < 20 && SPREADSHEET_ERRORS.has(text.toUpperCase())) || /^#{3,}$/.test(text);
}

/**
 * Separated by `,` `|` `;` `:::` or line breaks, without `#`; case is ignored when comparing. Exports write a JSON list,
 * `["#1","a|b"]`, when a name contains one of these signs.
 */
export function parseTags(text: string): string[] {
  const tags = new Map<string, string>();
  const listed = text.startsWith('["') ? jsonTexts(text) : null;
  for (const part of listed ?? text.split(/[,|;\n]|:::/).map(withoutHash)) {
    const tag = part.trim().replace(/\s+/g, ' ');
    const key = foldText(tag);
    if (tag !== '' && !tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()];
}

function withoutHash(text: string): string {
  return text.trim().replace(/^#+\s*/, '');
}

function jsonTexts(text: string): string[] | null {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null;
  } catch {
    return null;
  }
}

export function parseSegments(text: string): string[] {
  const segments = new Map<string, string>();
  for (const part of text.split(/[,|;\n]|:::/)) {
    const name = part.trim().replace(/\s+/g, ' ');
    const key = foldText(name);
    if (name !== '' && !segments.has(key)) segments.set(key, name);
  }
  return [...segments.values()];
}

export function splitPhones(text: string): string[] {
  return text
    .split(/[,|/;\n]|:::/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
