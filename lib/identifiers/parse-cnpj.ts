import type { ParsedRepairable } from './parsed.ts';

const MASKED =
  /^([0-9A-Z]{2})[. ]?([0-9A-Z]{3})[. ]?([0-9A-Z]{3})[/ ]?([0-9A-Z]{4})[-. \u2010-\u2015\u2212]?([0-9A-Z]{2})$/;
const SCIENTIFIC = /^\d+(?:[.,]\d+)?E\+?\d+$/;

interface CnpjOptions {
  /** Reject wrong check digits and repeated digits; otherwise 12 letters or digits and two digits are accepted. */
  refuseInvalid?: boolean;
}

/**
 * Reads a CNPJ, numeric or alphanumeric, with or without mask, into its 14 upper-case characters. Source: Receita
 * Federal, Nota Técnica on the alphanumeric CNPJ: modulo 11 over each character's ASCII code minus 48.
 */
export function parseCnpj(
  text: string,
  { refuseInvalid = true }: CnpjOptions = {},
): ParsedRepairable<string> {
  const upper = text.trim().toUpperCase();
  const groups = upper.length <= 18 ? MASKED.exec(upper) : null;
  if (!groups) return { ok: false, code: refusalOf(upper) };
  const value = groups[1] + (groups[2] ?? '') + (groups[3] ?? '') + (groups[4] ?? '') + (groups[5] ?? '');
  if (!/\d\d$/.test(value)) return { ok: false, code: 'cnpj_characters' };
  if (!refuseInvalid) return { ok: true, value, repaired: false };
  if (value === value.charAt(0).repeat(14)) return { ok: false, code: 'cnpj_repeated' };
  const first = checkDigit(value, 12);
  if (value.charCodeAt(12) - 48 !== first || value.charCodeAt(13) - 48 !== checkDigit(value, 13)) {
    return { ok: false, code: 'cnpj_check_digits' };
  }
  return { ok: true, value, repaired: false };
}

/** Weights 2 to 9, repeated, from the right. */
function checkDigit(value: string, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += (value.charCodeAt(at) - 48) * (2 + ((length - 1 - at) % 8));
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

function refusalOf(upper: string): string {
  if (SCIENTIFIC.test(upper)) return 'cnpj_scientific';
  return /^[0-9A-Z./\- \u2010-\u2015\u2212]*$/.test(upper) ? 'cnpj_length' : 'cnpj_characters';
}
