/** Outside printable ASCII and Latin letters without combining marks, trimming is not enough. */
const ODD = /[^ -~\u00A1-\u00AC\u00AE-\u02FF]/;
/** Invisible characters that make equal texts differ. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const BREAKS = /\r\n?|[\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS_BUT_BREAKS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
// One expression is twice as fast on Latin text, where the engine only looks for NUL.
const INVALID = /[\0\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * NFC, trimmed of every kind of space, without direction marks and zero-width characters, control characters replaced by
 * spaces; empty where nothing is visible. `multiline` keeps tabs and line breaks.
 */
export function normalizeText(text: string, multiline = false): string {
  if (!ODD.test(text)) return trimSpaces(text);
  let clean = text.replace(INVISIBLE, '').normalize('NFC').replace(ODD_SPACES, ' ');
  clean = multiline
    ? clean.replace(BREAKS, '\n').replace(CONTROLS_BUT_BREAKS, ' ')
    : clean.replace(/\r\n/g, ' ').replace(CONTROLS, ' ');
  clean = trimJoiners(clean.trim());
  return VISIBLE.test(clean) ? clean : '';
}

export function hasInvalidCharacter(text: string): boolean {
  return INVALID.test(text);
}

export function isBlank(text: string): boolean {
  return text === '' || normalizeText(text) === '';
}

export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function trimSpaces(text: string): string {
  const last = text.length - 1;
  return last >= 0 && (text.charCodeAt(0) === 0x20 || text.charCodeAt(last) === 0x20) ? text.trim() : text;
}

/** Joiners combine letters and emoji; at the ends of a text they do nothing. */
function trimJoiners(text: string): string {
  let start = 0;
  let end = text.length;
  const isEdge = (at: number) => {
    const code = text.charCodeAt(at);
    return code === 0x200c || code === 0x200d || code === 0x20;
  };
  while (start < end && isEdge(start)) start++;
  while (end > start && isEdge(end - 1)) end--;
  return text.slice(start, end);
}
