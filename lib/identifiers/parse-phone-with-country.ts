import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { completeNational, isServiceNumber } from './brazilian-phone.ts';
import { isCountry } from './countries.ts';
import { parseInternational } from './parse-phone.ts';
import type { Parsed } from './parsed.ts';
import { phoneDigits } from './phone-digits.ts';

/** The number may be national, with or without trunk zero, or international: a plus sign or `00` overrides the chosen country. */
export function parsePhoneWithCountry(country: string, text: string): Parsed<string> {
  const iso = country.trim().toUpperCase();
  const given = phoneDigits(text);
  if ('code' in given) return { ok: false, code: given.code };
  const { digits, international } = given;
  if (international) return parseInternational(digits);
  if (digits.startsWith('00')) return parseInternational(digits.slice(2));
  if (iso === 'BR') return parseBrazilian(digits);
  if (!isCountry(iso)) return { ok: false, code: 'phone_country_unknown' };
  const national = parsePhoneNumberFromString(digits, iso);
  if (national?.isValid() && national.countryCallingCode === getCountryCallingCode(iso)) {
    return parseInternational(national.number.slice(1));
  }
  const code = getCountryCallingCode(iso);
  return parseInternational(digits.startsWith(code) ? digits : `${code}${digits}`);
}

/** Tries area code + number first: 55 is also the area code of Santa Maria. */
function parseBrazilian(digits: string): Parsed<string> {
  if (isServiceNumber(digits)) return { ok: false, code: 'phone_service_number' };
  const national = completeNational(digits.startsWith('0') ? digits.slice(1) : digits);
  if ('digits' in national) return { ok: true, value: `55${national.digits}` };
  if (digits.startsWith('55') && digits.length >= 12) return parseInternational(digits);
  return { ok: false, code: national.code };
}
