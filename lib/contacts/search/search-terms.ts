import { LONGEST } from '#lib/core/limits.ts';
import { bareValue } from '#lib/identifiers/bare-value.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import { parsePhoneWithCountry } from '#lib/identifiers/parse-phone-with-country.ts';
import { phoneDigits } from '#lib/identifiers/phone-digits.ts';
import type { Identifier } from '../identity/identifier-index.ts';

export interface SearchTerms {
  text: string;
  identifiers: { kind: Identifier['kind'] | 'cnpj' | 'client_code'; value: string }[];
  /** The beginning of a name, where the text is too short for anything else. */
  prefix: string | null;
  /** Digits of a text that is one number in whatever mask. */
  digits: string | null;
  words: string[];
}

const MASK = /[\s().+/-]/g;
/** Dashes of any kind, as numbers are copied with them, and signs that take no room. */
const DASH = /[\p{Pd}\u2212\u2043]/gu;
const UNSEEN = /\p{Cf}+/gu;
/** The index finds nothing by less than three letters or digits in a row. */
export const HAS_TRIGRAM = /[\p{L}\p{N}]{3}/u;

export function searchTerms(typed: string): SearchTerms {
  const text = typed
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(DASH, '-')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST.search);
  const words = text.split(/\s+/).filter(Boolean);
  const digits = digitsIn(text);
  const isNumber = /^\d{3,}$/.test(digits);
  if (!isNumber && !words.some((word) => HAS_TRIGRAM.test(word))) {
    const identifiers = [{ kind: 'client_code' as const, value: text }];
    return { text, identifiers, prefix: text, digits: null, words: [] };
  }
  const identifiers = identifiersIn(text, digits);
  return { text, identifiers, prefix: null, digits: isNumber ? digits : null, words };
}

/** Numbers are pasted with every dash and space, and as links of WhatsApp. */
function digitsIn(text: string): string {
  const phone = /^[a-z]+:|wa\.me|whatsapp|^['’=]/i.test(text) ? phoneDigits(text) : { code: '' };
  return 'digits' in phone ? phone.digits : bareValue(text).replace(MASK, '');
}

/** Whether a search is too short for anything but the beginnings of names and whole client codes. */
export function isShortSearch(typed: string): boolean {
  return searchTerms(typed).prefix !== null;
}

/** What the names begin with that a search by name means first; null for numbers, e-mails and less than three letters. */
export function beginningIn(typed: string): string | null {
  const { text, prefix, digits, words } = searchTerms(typed);
  return prefix === null && digits === null && !text.includes('@') ? words.join(' ') : null;
}

function identifiersIn(clean: string, digits: string): SearchTerms['identifiers'] {
  if (/^[^\s@]+@[^\s@]+$/.test(clean)) return [{ kind: 'email', value: clean.toLowerCase() }];
  if (/^[\dA-Z]{12}\d{2}$/i.test(digits) && /\d/.test(digits)) {
    return [{ kind: 'cnpj', value: digits.toUpperCase() }, ...phonesIn(clean, digits)];
  }
  if (!/^\d{8,15}$/.test(digits)) return [];
  const cpf = parseCpf(digits, { refuseInvalid: true });
  return [...(cpf.ok ? [{ kind: 'cpf' as const, value: cpf.value }] : []), ...phonesIn(clean, digits)];
}

/** As a phone with country code, and as one that leaves it out: people search the way they dial. */
function phonesIn(clean: string, digits: string): Identifier[] {
  const values = new Set([digits]);
  const whole = parsePhone(clean);
  if (whole.ok) values.add(whole.value);
  const local = parsePhoneWithCountry('BR', digits);
  if (local.ok) values.add(local.value);
  return [...values].map((value) => ({ kind: 'phone', value }));
}
