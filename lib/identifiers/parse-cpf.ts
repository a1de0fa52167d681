import type { ParsedRepairable } from './parsed.ts';

const MASKED = /^(\d{3})[. ]?(\d{3})[. ]?(\d{3})[-./ \u2010-\u2015\u2212]?(\d{2})$/;
const SCIENTIFIC = /^\d+(?:[.,]\d+)?e\+?\d+$/i;

interface CpfOptions {
  /** Reject wrong check digits and repeated digits; otherwise any 11 digits are accepted. */
  refuseInvalid?: boolean;
}

/**
 * Reads a CPF with or without mask into its 11 digits. Nine or ten digits that become valid with leading zeros, which
 * spreadsheets remove, are repaired. Source: Receita Federal, modulo 11 with weights 10…2 and 11…2.
 */
export function parseCpf(text: string, { refuseInvalid = true }: CpfOptions = {}): ParsedRepairable<string> {
  const trimmed = text.trim();
  const digits = isDigits(trimmed, 11) ? trimmed : unmask(trimmed);
  if (digits === null) return parseDamaged(trimmed, refuseInvalid);
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

function unmask(text: string): string | null {
  if (text.length > 14) return null;
  const groups = MASKED.exec(text);
  return groups && `${groups[1]}${groups[2]}${groups[3]}${groups[4]}`;
}

function parseDamaged(text: string, refuseInvalid: boolean): ParsedRepairable<string> {
  if (SCIENTIFIC.test(text)) return { ok: false, code: 'cpf_scientific' };
  if (/^\d{9,11}[.,]0$/.test(text)) return parseCpf(text.slice(0, -2), { refuseInvalid });
  if (/^\d{9,10}$/.test(text)) {
    const padded = text.padStart(11, '0');
    if (!isRepeated(padded) && hasCheckDigits(padded)) return { ok: true, value: padded, repaired: true };
  }
  return { ok: false, code: /^[\d.\-/ \u2010-\u2015\u2212]*$/.test(text) ? 'cpf_length' : 'cpf_characters' };
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
