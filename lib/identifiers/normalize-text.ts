/** Direction marks, zero-width spaces and soft hyphens: nobody sees them, and they make equal texts differ. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS_BUT_BREAKS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]/g;
const HALF_PAIR = /\p{Surrogate}/u;
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Text as it is stored: NFC, trimmed of every kind of space, without direction marks and zero-width characters, control
 * characters turned into spaces. Text in which nothing can be seen becomes empty. `multiline` keeps tabs and line breaks.
 */
export function normalizeText(text: string, multiline = false): string {
  if (isPlain(text)) return trimSpaces(text);
  let clean = text.normalize('NFC').replace(INVISIBLE, '').replace(ODD_SPACES, ' ');
  clean = multiline
    ? clean.replace(/\r\n?/g, '\n').replace(CONTROLS_BUT_BREAKS, ' ')
    : clean.replace(/\r\n/g, ' ').replace(CONTROLS, ' ');
  clean = trimJoiners(clean.trim());
  return VISIBLE.test(clean) ? clean : '';
}

/** Whether a text holds what no name or address can: NUL, half a surrogate pair, or the mark of bytes that were lost. */
export function hasInvalidCharacter(text: string): boolean {
  return text.includes('\uFFFD') || text.includes('\0') || HALF_PAIR.test(text);
}

/** Whether nothing in the text can be seen. */
export function isBlank(text: string): boolean {
  return text === '' || normalizeText(text) === '';
}

/** Text without case and accents, to recognise the same name written in two ways. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Characters that need nothing but trimming: printable ASCII and Latin letters below the combining marks. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || (code > 0x7e && (code < 0xa1 || code === 0xad || code > 0x2ff))) return false;
  }
  return true;
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
