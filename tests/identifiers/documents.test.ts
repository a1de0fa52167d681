import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCnpj, formatCpf } from '#lib/identifiers/format.ts';
import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { randomCases } from '#tests/support/random-cases.ts';

interface Vector {
  value: string;
  expect: boolean | null;
  class: string;
}

const file = new URL('../fixtures/identifiers/cpf-cnpj.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Record<'cpf' | 'cnpj', Vector[]>;

/** Vectors the maths leave open: numbers that are right by their check digits are let in. */
const POLICY: Record<string, boolean> = { '12345678909': true, AAAAAAAAAAAA45: true };

const digit = fc.integer({ min: 0, max: 9 });
const letterOrDigit = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Modulo 11 written as the law tells it, apart from the code under test. */
function withCheckDigits(base: string, weights: (length: number) => number[]): string {
  let value = base;
  for (let round = 0; round < 2; round++) {
    const sum = weights(value.length).reduce(
      (total, weight, at) => total + weight * (value.charCodeAt(at) - 48),
      0,
    );
    value += sum % 11 < 2 ? 0 : 11 - (sum % 11);
  }
  return value;
}

const cpf = fc
  .array(digit, { minLength: 9, maxLength: 9 })
  .map((digits) =>
    withCheckDigits(digits.join(''), (length) => Array.from({ length }, (_, at) => length + 1 - at)),
  )
  .filter((value) => new Set(value).size > 1);

const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
const cnpj = fc
  .array(letterOrDigit, { minLength: 12, maxLength: 12 })
  .map((characters) => withCheckDigits(characters.join(''), (length) => CNPJ_WEIGHTS.slice(13 - length)))
  .filter((value) => new Set(value).size > 1);

const runs = randomCases(2_000);

describe('CPF', () => {
  it.each(vectors.cpf)('$value: $class', ({ value, expect: expected }) => {
    const parsed = parseCpf(value);
    expect(parsed.ok && !parsed.repaired).toBe(expected ?? POLICY[value]);
  });

  it('comes out the same bare, masked, half masked and with spaces around', () => {
    fc.assert(
      fc.property(cpf, (value) => {
        const half = `${value.slice(0, 9)}-${value.slice(9)}`;
        for (const text of [value, formatCpf(value), half, ` ${formatCpf(value)}\u00A0`]) {
          expect(parseCpf(text)).toEqual({ ok: true, value, repaired: false });
        }
      }),
      runs,
    );
  });

  it('is refused with any other check digits', () => {
    fc.assert(
      fc.property(cpf, fc.integer({ min: 1, max: 99 }), (value, by) => {
        const wrong = String((Number(value.slice(9)) + by) % 100).padStart(2, '0');
        expect(parseCpf(value.slice(0, 9) + wrong).ok).toBe(false);
      }),
      runs,
    );
  });

  it('gets back the one or two leading zeros a spreadsheet ate, and says so', () => {
    expect(parseCpf('1234567890')).toEqual({ ok: true, value: '01234567890', repaired: true });
    expect(parseCpf('208173048')).toEqual({ ok: true, value: '00208173048', repaired: true });
    expect(parseCpf('52998224725.0')).toEqual({ ok: true, value: '52998224725', repaired: false });
    expect(parseCpf('1234567891')).toEqual({ ok: false, code: 'cpf_length' });
    // 00000001406 is valid, but eight digits or fewer are too little to guess from.
    expect(parseCpf('1406')).toEqual({ ok: false, code: 'cpf_length' });
    fc.assert(
      fc.property(cpf, fc.integer({ min: 1, max: 2 }), (value, zeros) => {
        const first = `${'0'.repeat(zeros)}${value.slice(zeros, 9)}`;
        const whole = withCheckDigits(first, (length) => Array.from({ length }, (_, at) => length + 1 - at));
        const eaten = whole.replace(/^0+/, '');
        fc.pre(eaten.length > 8);
        expect(parseCpf(eaten)).toEqual({ ok: true, value: whole, repaired: true });
      }),
      runs,
    );
  });

  it('says what is wrong with it', () => {
    expect(parseCpf('529.982.247-26')).toEqual({ ok: false, code: 'cpf_check_digits' });
    expect(parseCpf('111.111.111-11')).toEqual({ ok: false, code: 'cpf_repeated' });
    expect(parseCpf('529982247251')).toEqual({ ok: false, code: 'cpf_length' });
    expect(parseCpf('não sei')).toEqual({ ok: false, code: 'cpf_characters' });
    expect(parseCpf('5,29982E+10')).toEqual({ ok: false, code: 'cpf_scientific' });
  });

  it('may have wrong or repeated digits when the organization lets them in, never another length', () => {
    const lenient = { refuseInvalid: false };
    expect(parseCpf('123.456.789-00', lenient)).toEqual({ ok: true, value: '12345678900', repaired: false });
    expect(parseCpf('00000000000', lenient)).toEqual({ ok: true, value: '00000000000', repaired: false });
    expect(parseCpf('1234567890', lenient)).toEqual({ ok: true, value: '01234567890', repaired: true });
    for (const text of ['1234567891', '529982247251', '123', 'abc'])
      expect(parseCpf(text, lenient).ok).toBe(false);
  });
});

describe('CNPJ', () => {
  it.each(vectors.cnpj)('$value: $class', ({ value, expect: expected }) => {
    expect(parseCnpj(value).ok).toBe(expected ?? POLICY[value]);
  });

  it('comes out in capitals without mask, letters or not', () => {
    fc.assert(
      fc.property(cnpj, (value) => {
        for (const text of [
          value,
          value.toLowerCase(),
          formatCnpj(value),
          ` ${formatCnpj(value).toLowerCase()} `,
        ]) {
          expect(parseCnpj(text)).toEqual({ ok: true, value, repaired: false });
        }
      }),
      runs,
    );
  });

  it('is refused with any other check digits', () => {
    fc.assert(
      fc.property(cnpj, fc.integer({ min: 1, max: 99 }), (value, by) => {
        const wrong = String((Number(value.slice(12)) + by) % 100).padStart(2, '0');
        expect(parseCnpj(value.slice(0, 12) + wrong)).toEqual({ ok: false, code: 'cnpj_check_digits' });
      }),
      runs,
    );
  });

  it('says what is wrong with it', () => {
    expect(parseCnpj('11.222.333/0001-82')).toEqual({ ok: false, code: 'cnpj_check_digits' });
    expect(parseCnpj('191')).toEqual({ ok: false, code: 'cnpj_length' });
    expect(parseCnpj('12.ÁBC.345/01DE-35')).toEqual({ ok: false, code: 'cnpj_characters' });
    expect(parseCnpj('12ABC34501DE3A')).toEqual({ ok: false, code: 'cnpj_characters' });
    expect(parseCnpj('00000000000000')).toEqual({ ok: false, code: 'cnpj_repeated' });
    expect(parseCnpj('1,23457E+13')).toEqual({ ok: false, code: 'cnpj_scientific' });
  });

  it('may have wrong check digits when the organization lets them in, never another length', () => {
    const lenient = { refuseInvalid: false };
    expect(parseCnpj('12.ABC.345/01DE-99', lenient)).toEqual({
      ok: true,
      value: '12ABC34501DE99',
      repaired: false,
    });
    expect(parseCnpj('191', lenient).ok).toBe(false);
    expect(parseCnpj('12ABC34501DE3A', lenient).ok).toBe(false);
  });
});

describe('any text at all', () => {
  it('is read as a value of the right shape or refused by a code, never an exception', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[\d./ -]{0,20}$/),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (value, refuseInvalid) => {
        const first = parseCpf(value, { refuseInvalid });
        const second = parseCnpj(value, { refuseInvalid });
        expect(first.ok ? first.value : first.code).toMatch(/^(?:\d{11}|cpf_[a-z_]+)$/);
        expect(second.ok ? second.value : second.code).toMatch(/^(?:[0-9A-Z]{12}\d\d|cnpj_[a-z_]+)$/);
      }),
      runs,
    );
  });
});
