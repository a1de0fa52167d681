/** Anything but printable ASCII and the Latin letters below the combining marks, which need nothing but trimming. */
const ODD = /[^ -~\u00A1-\u00AC\u00AE-\u02FF]/;
/** Direction marks, zero-width spaces and soft hyphens: nobody sees them, and they make equal texts differ. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const BREAKS = /\r\n?|[\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS_BUT_BREAKS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
// Two times quicker over Latin text than asking for each: compiled for it, only NUL is left to look for.
const INVALID = /[\0\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Text as it is stored: NFC, trimmed of every kind of space, without direction marks and zero-width characters, control
 * characters turned into spaces. Text in which nothing can be seen becomes empty. `multiline` keeps tabs and line breaks.
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

/** Whether a text holds what no name or address can: NUL, half a surrogate pair, or the mark of bytes that were lost. */
export function hasInvalidCharacter(text: string): boolean {
  return INVALID.test(text);
}

/** Whether nothing in the text can be seen. */
export function isBlank(text: string): boolean {
  return text === '' || normalizeText(text) === '';
}

/** Text without case and accents, to recognise the same name written in two ways. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function trimSpaces(text: string): string {
  const last = text.length - 1;
  return last >= 0 && (text.charCodeAt(0) === 0x20 || text.charCodeAt(last) === 0x20) ? text.trim() : text;
}

/** Joiners shape letters and emoji from within; at the ends they do nothing. */
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
