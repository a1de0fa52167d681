import type { NumberFormat } from './number-format.ts';
import { serialText } from './serial-text.ts';

/** Whole numbers up to the fifteen digits that a spreadsheet keeps. */
const PLAIN = /^(?:0|[1-9]\d{0,14})$/;

/** A cell's number as text: dates as dates, whole numbers in all their digits, others in the shortest form that is exact. */
export function numberText(value: string, format: NumberFormat, since1904: boolean): string {
  if (format.kind === 'number') return PLAIN.test(value) ? value : plainText(value);
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (format.kind !== 'mask') return serialText(number, format.kind, since1904) ?? plainText(value);
  const digits = plainText(value);
  return PLAIN.test(digits) ? masked(digits, format.mask) : digits;
}

function plainText(value: string): string {
  // Longer than any spreadsheet keeps, so another program wrote it and knows why.
  if (/^[1-9]\d{15,30}$/.test(value)) return value;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  // Spreadsheets show fifteen digits: 1234.5600000000001 is 1234.56.
  const shown = Number.isSafeInteger(number) ? number : Number(number.toPrecision(15));
  if (shown === 0) return '0';
  return Math.abs(shown) < 1e-6 ? shown.toFixed(20).replace(/\.?0+$/, '') : String(shown);
}

/** Digits from the right into their places; those that find none stand before the first. */
function masked(digits: string, mask: (string | null)[]): string {
  let places = mask.filter((part) => part === null).length;
  let rest = digits.padStart(places, '0');
  let text = '';
  for (const part of mask) {
    if (part !== null) {
      text += part;
      continue;
    }
    places -= 1;
    text += rest.slice(0, rest.length - places);
    rest = rest.slice(rest.length - places);
  }
  return text;
}
