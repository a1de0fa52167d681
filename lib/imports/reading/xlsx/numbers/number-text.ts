import type { NumberFormat } from './number-format.ts';
import { serialText } from './serial-text.ts';

const PLAIN = /^(?:0|[1-9]\d{0,14})$/;

/** Dates become dates, whole numbers all their digits, others the shortest exact form. */
export function numberText(value: string, format: NumberFormat, since1904: boolean): string {
  if (format.kind === 'number') return PLAIN.test(value) ? value : plainText(value);
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (format.kind !== 'mask') return serialText(number, format.kind, since1904) ?? plainText(value);
  const digits = plainText(value);
  return PLAIN.test(digits) ? masked(digits, format.mask) : digits;
}

function plainText(value: string): string {
  // Longer than spreadsheets keep, so another program wrote these digits on purpose.
  if (/^[1-9]\d{15,30}$/.test(value)) return value;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  // Spreadsheets show fifteen digits: 1234.5600000000001 is 1234.56.
  const shown = Number.isSafeInteger(number) ? number : Number(number.toPrecision(15));
  if (shown === 0) return '0';
  return Math.abs(shown) < 1e-6 ? shown.toFixed(20).replace(/\.?0+$/, '') : String(shown);
}

/** Fills the mask with digits from the right; extra digits go before its first digit. */
function masked(digits: string, mask: (string | null)[]): string {
  let digitCount = mask.filter((part) => part === null).length;
  let rest = digits.padStart(digitCount, '0');
  let text = '';
  for (const part of mask) {
    if (part !== null) {
      text += part;
      continue;
    }
    digitCount -= 1;
    text += rest.slice(0, rest.length - digitCount);
    rest = rest.slice(rest.length - digitCount);
  }
  return text;
}
