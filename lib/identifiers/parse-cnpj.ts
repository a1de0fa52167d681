import { bareValue, wholeNumber } from './bare-value.ts';
import type { ParsedRepairable } from './parsed.ts';

const MASKED = /^([0-9A-Z]{2})[. ]?([0-9A-Z]{3})[. ]?([0-9A-Z]{3})[/ ]?([0-9A-Z]{4})[-. ]?([0-9A-Z]{2})$/;
const SCIENTIFIC = /^\d+(?:[.,]\d+)?E\+?\d+$/;

interface CnpjOptions {
  /** Wrong check digits and repeated digits; otherwise 12 letters or digits and two digits are accepted. */
  refuseInvalid?: boolean;
}

/**
 * 14 upper-case characters. Twelve or thirteen digits that become valid with leading zeros, which spreadsheets remove, are
 * repaired. Source: Receita Federal, Nota Técnica: modulo 11 over each character's ASCII code minus 48.
 */
export function parseCnpj(
  text: string,
  { refuseInvalid = true }: CnpjOptions = {},
): ParsedRepairable<string> {
  const upper = bareValue(text).toUpperCase();
  const value = unmask(upper);
  if (value === null) return parseDamaged(upper, refuseInvalid);
  if (!/\d\d$/.test(value)) return { ok: false, code: 'cnpj_characters' };
  if (!refuseInvalid) return { ok: true, value, repaired: false };
  if (value === value.charAt(0).repeat(14)) return { ok: false, code: 'cnpj_repeated' };
  const first = checkDigit(value, 12);
  if (value.charCodeAt(12) - 48 !== first || value.charCodeAt(13) - 48 !== checkDigit(value, 13)) {
    return { ok: false, code: 'cnpj_check_digits' };
  }
  return { ok: true, value, repaired: false };
}

function unmask(upper: string): string | null {
  if (upper.length > 40) return null;
  const groups = MASKED.exec(upper.replace(/ *([./-]) */g, '$1'));
  if (groups) return groups.slice(1).join('');
  const digits = /^\d+(?:(?: ?[.,/-] ?| )\d+)*$/.test(upper) ? upper.replace(/\D/g, '') : '';
  return digits.length === 14 ? digits : null;
}

function parseDamaged(upper: string, refuseInvalid: boolean): ParsedRepairable<string> {
  const whole = wholeNumber(upper) ?? '';
  if (whole.length === 14) return parseCnpj(whole, { refuseInvalid });
  if (whole.length === 12 || whole.length === 13) {
    const padded = parseCnpj(whole.padStart(14, '0'));
    if (padded.ok) return { ...padded, repaired: true };
  }
  return { ok: false, code: refusalOf(upper) };
}

function checkDigit(value: string, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += (value.charCodeAt(at) - 48) * (2 + ((length - 1 - at) % 8));
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

function refusalOf(upper: string): string {
  if (SCIENTIFIC.test(upper)) return 'cnpj_scientific';
  return /^[0-9A-Z.,/ -]*$/.test(upper) ? 'cnpj_length' : 'cnpj_characters';
}
