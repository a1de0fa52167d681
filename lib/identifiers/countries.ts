import { type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

export interface Country {
  iso: string;
  callingCode: string;
}

export const countries: readonly Country[] = getCountries().map((iso) => ({
  iso,
  callingCode: getCountryCallingCode(iso),
}));

const known: ReadonlySet<string> = new Set(countries.map(({ iso }) => iso));
const named = new Map<string, readonly (Country & { name: string })[]>();

export function isCountry(iso: string): iso is CountryCode {
  return known.has(iso);
}

export function countriesIn(locale: string): readonly (Country & { name: string })[] {
  let list = named.get(locale);
  if (!list) {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    const byName = new Intl.Collator(locale).compare;
    list = countries
      .map((country) => ({ ...country, name: names.of(country.iso) ?? country.iso }))
      .sort((a, b) => byName(a.name, b.name));
    named.set(locale, list);
  }
  return list;
}
