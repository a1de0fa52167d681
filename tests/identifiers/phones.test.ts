import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { countries, countriesIn } from '#lib/identifiers/countries.ts';
import { formatPhone, phoneCountry, phoneParts } from '#lib/identifiers/format.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import { parsePhoneWithCountry } from '#lib/identifiers/parse-phone-with-country.ts';
import { randomCases } from '#tests/support/random-cases.ts';

interface Vector {
  input: string;
  what: string;
  canonical: string;
  expect: string;
}

const file = new URL('../fixtures/identifiers/phones.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };

/**
 * Vectors that leave the choice to us: in files and the API the country code is required, service numbers are nobody's
 * phone, digits a spreadsheet wrote as a float are whole, and every mobile of eight digits (first digit 6 to 9) gets the
 * ninth: the trunking radios that kept eight digits under 7 were switched off in 2018.
 */
const POLICY: Record<string, string> = {
  '551177654321': '+5511977654321',
  '55800123456': 'phone_service_number',
  '55500123456': 'phone_service_number',
  '08001234567': 'phone_service_number',
  '40041234': 'phone_service_number',
  '11987654321': 'phone_country_code_missing',
  '0 15 21 5555-5555': 'phone_country_code_missing',
  '011987654321': 'phone_country_code_missing',
  '66987654321': 'phone_country_code_missing',
  '84987654321': 'phone_country_code_missing',
  '33987654321': 'phone_country_code_missing',
  '55999999999': 'phone_country_code_missing',
  // Two numbers are split by whoever reads cells; one field holds one.
  '5548999999999 / 5548988888888': 'phone_characters',
};

const runs = randomCases(2_000);
const AREA_CODES =
  '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99';
const areaCode = fc.constantFrom(...AREA_CODES.split(' '));
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const mobile = fc.tuple(areaCode, digits(8)).map(([area, rest]) => `55${area}9${rest}`);
const landline = fc
  .tuple(areaCode, fc.integer({ min: 2, max: 5 }), digits(7))
  .map((parts) => `55${parts.join('')}`);
const phone = fc.oneof(mobile, landline);

describe('phones of files and the API', () => {
  it.each(vectors)('$input: $what', ({ input, canonical, expect: expected }) => {
    const parsed = parsePhone(input);
    const answer = parsed.ok ? `+${parsed.value}` : parsed.code;
    const policy = POLICY[input];
    if (policy) expect(answer).toBe(policy);
    else if (expected.startsWith('reject ') && canonical && !parsed.ok) expect(answer).toMatch(/^phone_/);
    else if (/^(?:accept|normalise|reject or (?:strip|normalise))/.test(expected))
      expect(answer).toBe(canonical);
    else expect(parsed.ok ? parsed.value : '').toBe(canonical);
  });

  it('come out the same however they are masked', () => {
    fc.assert(
      fc.property(phone, (value) => {
        const area = value.slice(2, 4);
        const number = `${value.slice(4, -4)}-${value.slice(-4)}`;
        const wide = [...value].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
        const masks = [
          value,
          `+${value}`,
          `00${value}`,
          `+55 (${area}) ${number}`,
          `55 ${area} ${number}`,
          wide,
        ];
        for (const text of [
          ...masks,
          `\u202A+55 ${area} ${number}\u202C`,
          `${value}.0`,
          formatPhone(value),
        ]) {
          expect(parsePhone(text)).toEqual({ ok: true, value });
        }
      }),
      runs,
    );
  });

  it('get the ninth digit when they are mobiles of eight, and never when they are landlines', () => {
    fc.assert(
      fc.property(areaCode, fc.integer({ min: 2, max: 9 }), digits(7), (area, first, rest) => {
        const value = first >= 6 ? `55${area}9${first}${rest}` : `55${area}${first}${rest}`;
        expect(parsePhone(`55${area}${first}${rest}`)).toEqual({ ok: true, value });
      }),
      runs,
    );
  });

  it('are refused without country code, though many would be valid abroad', () => {
    let foreign = 0;
    fc.assert(
      fc.property(phone, fc.boolean(), (value, trunkZero) => {
        const national = value.slice(2);
        if (parsePhoneNumberFromString(`+${national}`)?.isValid()) foreign++;
        const text = trunkZero ? `0${national}` : national;
        expect(parsePhone(text)).toEqual({ ok: false, code: 'phone_country_code_missing' });
      }),
      runs,
    );
    expect(foreign).toBeGreaterThan(runs.numRuns / 20);
  });

  it('may be any number that is valid abroad, when a plus says that it is meant so', () => {
    expect(parsePhone('+66 98 765 4321')).toEqual({ ok: true, value: '66987654321' });
    expect(parsePhone('+44 (0)20 7946 0958')).toEqual({ ok: true, value: '442079460958' });
    expect(parsePhone('351912345678')).toEqual({ ok: true, value: '351912345678' });
    expect(parsePhone('+52 1 55 1234 5678')).toEqual({ ok: true, value: '525512345678' });
    expect(parsePhone('+800 1234 5678').ok).toBe(false);
  });

  it('are as valid as libphonenumber finds them once complete, service numbers apart', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^55\d{10,11}$/), (text) => {
        const parsed = parsePhone(text);
        const given = parsePhoneNumberFromString(`+${text}`);
        if (parsed.ok) expect(parsePhoneNumberFromString(`+${parsed.value}`)?.isValid()).toBe(true);
        else if (given?.isValid()) expect(given.getType()).toMatch(/TOLL_FREE|PREMIUM_RATE|SHARED_COST/);
      }),
      runs,
    );
  });

  it.each([
    ['5,5489E+12', 'phone_scientific'],
    ['5.5489e12', 'phone_scientific'],
    ['48999610003', 'phone_country_code_missing'],
    ['999610003', 'phone_too_short'],
    ['5548999', 'phone_too_short'],
    ['55489996100011', 'phone_too_long'],
    ['5520999610009', 'phone_area_code'],
    ['0800 123 4567', 'phone_service_number'],
    ['+55 4004 1234', 'phone_service_number'],
    ['+1 800 253 0000', 'phone_service_number'],
    ['554833610015 ramal 22', 'phone_extension'],
    ['554833610015 r. 22', 'phone_extension'],
    ['+55 48 3361-0015 x22', 'phone_extension'],
    ['554833610015#22', 'phone_extension'],
    ['1-800-FLOWERS', 'phone_characters'],
    ['não tem', 'phone_characters'],
    ['+', 'phone_characters'],
    ['5511899999999', 'phone_invalid'],
    ['5511199999999', 'phone_invalid'],
    ['+999 12345678', 'phone_invalid'],
  ])('«%s» is refused as %s', (text, code) => {
    expect(parsePhone(text)).toEqual({ ok: false, code });
  });

  it('are digits or a code for any text at all, whatever the country chosen', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[+\d() .,-]{0,25}$/),
    );
    const country = fc.oneof(fc.constantFrom('BR', 'US', 'AR', 'IT'), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(text, country, (value, iso) => {
        for (const parsed of [parsePhone(value), parsePhoneWithCountry(iso, value)]) {
          expect(parsed.ok ? parsed.value : parsed.code).toMatch(/^(?:\d{7,15}|phone_[a-z_]+)$/);
          if (parsed.ok) expect(parsePhone(`+${parsed.value}`)).toEqual(parsed);
        }
      }),
      runs,
    );
  });
});

describe('phones of forms, with the country chosen apart', () => {
  it.each([
    ['BR', '48 99961-0003', '5548999610003'],
    ['BR', '(48) 9961-0003', '5548999610003'],
    ['BR', '048 3361-0006', '554833610006'],
    ['BR', '55 99961-0003', '5555999610003'],
    ['BR', '+55 48 99961-0003', '5548999610003'],
    ['BR', '5548999610003', '5548999610003'],
    ['BR', '+351 912 345 678', '351912345678'],
    ['US', '(202) 555-0123', '12025550123'],
    ['GB', '020 7946 0958', '442079460958'],
    ['PT', '912345678', '351912345678'],
    ['PT', '351 912 345 678', '351912345678'],
    ['br', '48999610003', '5548999610003'],
  ])('%s %s is %s', (country, text, value) => {
    expect(parsePhoneWithCountry(country, text)).toEqual({ ok: true, value });
  });

  it.each([
    ['BR', '99961-0003', 'phone_too_short'],
    ['BR', '0800 123 4567', 'phone_service_number'],
    ['BR', '20 99961-0009', 'phone_area_code'],
    ['XX', '48999610003', 'phone_country_unknown'],
    ['US', '123', 'phone_too_short'],
  ])('%s %s is refused as %s', (country, text, code) => {
    expect(parsePhoneWithCountry(country, text)).toEqual({ ok: false, code });
  });

  it('are read back from what a form shows, in every country', () => {
    const sample = examples as Record<string, string>;
    for (const { iso, callingCode } of countries) {
      const given = parsePhone(`+${callingCode}${sample[iso]}`);
      if (!given.ok) throw new Error(`the example of ${iso} was refused: ${given.code}`);
      const parts = phoneParts(given.value);
      expect(parsePhoneWithCountry(parts.country ?? '', parts.number), iso).toEqual(given);
      expect(parsePhone(formatPhone(given.value)), iso).toEqual(given);
    }
  });
});

describe('showing phones', () => {
  it('groups the digits as people of that country do', () => {
    expect(formatPhone('5511982147730')).toBe('+55 11 98214-7730');
    expect(formatPhone('554833610006')).toBe('+55 48 3361-0006');
    expect(formatPhone('12025550123')).toBe('+1 202 555 0123');
    expect(phoneCountry('5511982147730')).toBe('BR');
    expect(phoneCountry('351912345678')).toBe('PT');
    expect(phoneCountry('999')).toBeNull();
  });

  it('names every country in the language asked for', () => {
    expect(countriesIn('pt-BR').find(({ iso }) => iso === 'DE')?.name).toBe('Alemanha');
    expect(countriesIn('en').find(({ iso }) => iso === 'DE')).toEqual({
      iso: 'DE',
      callingCode: '49',
      name: 'Germany',
    });
    expect(countriesIn('pt-BR').length).toBeGreaterThan(230);
  });
});
