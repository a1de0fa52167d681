import { MOST_PHONES } from '#lib/core/limits.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import { parsePhoneWithCountry } from '#lib/identifiers/parse-phone-with-country.ts';
import type { Parsed } from '#lib/identifiers/parsed.ts';
import { isScientific } from '#lib/identifiers/phone-digits.ts';
import type { ImportColumn } from '../../reading/columns.ts';
import type { ParsedRow, RowOptions } from '../parsed-row.ts';
import { type CellRejection, tooLong } from './cell-rejection.ts';
import { splitPhones } from './field-values.ts';

const PHONES_LENGTH = 1000;

export function readPhones(
  text: string,
  row: ParsedRow,
  _: RowOptions,
  { country }: Pick<ImportColumn, 'country'>,
): CellRejection | null {
  if (text.length > PHONES_LENGTH) return tooLong(PHONES_LENGTH);
  const whole = parsePhoneOf(text, country);
  // In «5,5489E+12» the comma is a decimal sign.
  if (whole.ok || isScientific(text)) return addPhone(whole, row);
  const parts = splitPhones(text);
  if (parts.length === 0) return addPhone(whole, row);
  for (const part of parts) {
    const rejection = addPhone(parsePhoneOf(part, country), row);
    if (rejection) return rejection;
  }
  return null;
}

function addPhone(phone: Parsed<string>, row: ParsedRow): CellRejection | null {
  if (!phone.ok) return { code: phone.code };
  if (row.phones.includes(phone.value)) return null;
  if (row.phones.length === MOST_PHONES) return { code: 'phones_too_many', count: MOST_PHONES };
  row.phones.push(phone.value);
  return null;
}

/** With a country the phone may be one of that country, without code. */
function parsePhoneOf(text: string, country: string | undefined): Parsed<string> {
  if (country === undefined) return parsePhone(text);
  const national = parsePhoneWithCountry(country, text);
  const international = national.ok ? national : parsePhone(text);
  return international.ok ? international : national;
}
