/** How a cell shows its number. `elapsed` is a time that may exceed a day. */
export type NumberFormat =
  | { kind: 'number' | 'date' | 'time' | 'elapsed' | 'date-time' }
  | { kind: 'mask'; mask: (string | null)[] };

const NUMBER: NumberFormat = { kind: 'number' };

/** Built-in formats have an id and no code; some are for East Asian calendars. */
export function builtinFormat(id: number): NumberFormat {
  if (id === 22) return { kind: 'date-time' };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 54)) return { kind: 'date' };
  if (id === 46) return { kind: 'elapsed' };
  if (id === 36 || id === 57 || id === 58) return { kind: 'date' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: 'time' };
  return NUMBER;
}

/**
 * Reads the first section of a format code: `dd/mm/yyyy` is a date, `[h]:mm` an elapsed time, and zeros between fixed
 * signs, such as `000\.000\.000\-00`, a mask.
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
  /** The signs that are not literals, in lower case; every elapsed time is written `[h]`. */
  signs: string;
  mask: (string | null)[];
}

const PARTS = /"([^"]*)"?|\\(.)|[_*].|\[([^\]]*)\]?|(.)/gsu;

/** A condition makes it a plain number, because another section may be the one shown. */
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

/** `[mm]` is elapsed time, `[<100]` a condition; `[Red]` and `[$-416]` do not change the value. */
function bracketSigns(bracket: string): string {
  if (/^(h+|m+|s+)$/i.test(bracket)) return '[h]';
  return /^[<>=]/.test(bracket) ? '?' : '';
}

/** A mask has two or more zeros and otherwise only signs that mean themselves. */
function maskFormat(signs: string, mask: (string | null)[]): NumberFormat {
  if (!/^[-+/(): $!^&'~{}<>=0]*$/.test(signs)) return NUMBER;
  return mask.filter((part) => part === null).length >= 2 ? { kind: 'mask', mask } : NUMBER;
}
