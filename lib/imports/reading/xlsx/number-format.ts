/** How a cell shows its number, as far as it matters. `elapsed` is a time that may be longer than a day. */
export type NumberFormat =
  | { kind: 'number' | 'date' | 'time' | 'elapsed' | 'date-time' }
  /** Literal texts between the digits; `null` is a digit. */
  | { kind: 'mask'; mask: (string | null)[] };

const NUMBER: NumberFormat = { kind: 'number' };

/** Formats that have a number and no code, among them those of East Asian calendars. */
export function builtinFormat(id: number): NumberFormat {
  if (id === 22) return { kind: 'date-time' };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 54)) return { kind: 'date' };
  if (id === 46) return { kind: 'elapsed' };
  if (id === 36 || id === 57 || id === 58) return { kind: 'date' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: 'time' };
  return NUMBER;
}

/**
 * Reads a format code by its first section: `dd/mm/yyyy` is a date, `[h]:mm` an elapsed time, and a row of zeros
 * between fixed signs, such as `000\.000\.000\-00`, a mask.
 */
export function numberFormat(code: string): NumberFormat {
  if (/^(general|standard|geral|padrão)$/i.test(code)) return NUMBER;
  const { signs, mask } = readSection(code);
  const letters = signs.replace(/s[.,]0+/g, 's').replace(/am\/pm|a\/p/g, 'h');
  if (/[0#?@%]/.test(letters)) return maskFormat(signs, mask);
  const time = /[hs]/.test(letters);
  const date = /[yd]/.test(letters) || (letters.includes('m') && !time);
  if (date) return { kind: time ? 'date-time' : 'date' };
  if (!time) return NUMBER;
  return { kind: letters.includes('[') ? 'elapsed' : 'time' };
}

interface Section {
  /** Signs that mean something, in lower case; every elapsed time as `[h]`. */
  signs: string;
  mask: (string | null)[];
}

const PARTS = /"([^"]*)"?|\\(.)|[_*].|\[([^\]]*)\]?|(.)/gsu;

/** Takes the first section apart. A condition makes it a plain number: another section may be the one that is shown. */
function readSection(code: string): Section {
  let signs = '';
  const mask: (string | null)[] = [];
  for (const [, quoted, escaped, bracket, sign] of code.matchAll(PARTS)) {
    if (sign === ';') break;
    const literal = quoted ?? escaped;
    if (literal !== undefined) mask.push(literal);
    else if (bracket !== undefined) signs += bracketSigns(bracket);
    else if (sign !== undefined) {
      signs += sign.toLowerCase();
      mask.push(sign === '0' ? null : sign);
    }
  }
  return { signs, mask };
}

/** `[mm]` counts minutes on and on, `[<100]` is a condition, `[Red]` and `[$-416]` change nothing of the value. */
function bracketSigns(bracket: string): string {
  if (/^(h+|m+|s+)$/i.test(bracket)) return '[h]';
  return /^[<>=]/.test(bracket) ? '?' : '';
}

/** Two zeros at least and otherwise only signs that stand for themselves: the digits are written into their places. */
function maskFormat(signs: string, mask: (string | null)[]): NumberFormat {
  if (!/^[-+/(): $!^&'~{}<>=0]*$/.test(signs)) return NUMBER;
  return mask.filter((part) => part === null).length >= 2 ? { kind: 'mask', mask } : NUMBER;
}
