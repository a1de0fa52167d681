import { bareValue, wholeNumber } from './bare-value.ts';
import type { ParsedRepairable } from './parsed.ts';

const MASKED = /^\d+(?:(?: ?[.,/-] ?| )\d+)*$/;
const SCIENTIFIC = /^\d+(?:[.,]\d+)?e\+?\d+$/i;

interface CpfOptions {
  /** Wrong check digits and repeated digits; otherwise any 11 digits are accepted. */
  refuseInvalid?: boolean;
}

/**
 * 11 digits. Nine or ten digits that become valid with leading zeros, which spreadsheets remove, are repaired. Source: Receita
 * Federal, modulo 11 with weights 10…2 and 11…2.
 */
export function parseCpf(text: string, { refuseInvalid = true }: CpfOptions = {}): ParsedRepairable<string> {
  const bare = isDigits(text, 11) ? text : bareValue(text);
  const digits = isDigits(bare, 11) ? bare : unmask(bare);
  if (digits === null) return parseDamaged(bare, refuseInvalid);
  if (!refuseInvalid) return { ok: true, value: digits, repaired: false };
  if (isRepeated(digits)) return { ok: false, code: 'cpf_repeated' };
  if (!hasCheckDigits(digits)) return { ok: false, code: 'cpf_check_digits' };
  return { ok: true, value: digits, repaired: false };
}

function isDigits(text: string, length: number): boolean {
  if (text.length !== length) return false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function unmask(bare: string): string | null {
  if (bare.length > 30 || !MASKED.test(bare)) return null;
  const digits = bare.replace(/\D/g, '');
  return digits.length === 11 ? digits : null;
}

function parseDamaged(text: string, refuseInvalid: boolean): ParsedRepairable<string> {
  if (SCIENTIFIC.test(text)) return { ok: false, code: 'cpf_scientific' };
  const whole = wholeNumber(text) ?? '';
  if (whole.length === 11) return parseCpf(whole, { refuseInvalid });
  const padded = whole.length > 11 ? whole.replace(/^0+/, '') : whole.padStart(11, '0');
  const isNear = whole.length >= 9 && whole.length <= 14 && padded.length === 11;
  if (isNear && !isRepeated(padded) && hasCheckDigits(padded))
    return { ok: true, value: padded, repaired: whole.length < 11 };
  return { ok: false, code: /^[\d.,/ -]*$/.test(text) ? 'cpf_length' : 'cpf_characters' };
}

function isRepeated(digits: string): boolean {
  return digits === (digits[0] ?? '').repeat(digits.length);
}

function hasCheckDigits(digits: string): boolean {
  let first = 0;
  let second = 0;
  for (let at = 0; at < 9; at++) {
    const digit = digits.charCodeAt(at) - 48;
    first += digit * (10 - at);
    second += digit * (11 - at);
  }
  const tenth = checkDigit(first);
  return digits.charCodeAt(9) - 48 === tenth && digits.charCodeAt(10) - 48 === checkDigit(second + tenth * 2);
}

function checkDigit(sum: number): number {
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}
