import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, hasInvalidCharacter, isBlank, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { parseBirthDate, parseDate } from '#lib/identifiers/parse-date.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { isPlaceholder, placeholderSet } from '#lib/identifiers/placeholders.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const runs = randomCases(2_000);

describe('e-mail', () => {
  it.each([
    [' Base1@Exemplo.com.br ', 'base1@exemplo.com.br'],
    ["o'neil+vendas@sub.exemplo.co", "o'neil+vendas@sub.exemplo.co"],
    ['joão@exemplo.com.br', 'joão@exemplo.com.br'],
    ['ana@padaria-são-joão.com.br', 'ana@padaria-são-joão.com.br'],
    ['\u200Bana@exemplo.com\u200B', 'ana@exemplo.com'],
    ['info@例え.テスト', 'info@例え.テスト'],
  ])('«%s» is %s', (text, value) => {
    expect(parseEmail(text)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    'ana',
    'ana@',
    '@exemplo.com',
    'ana@exemplo',
    'ana@.com',
    'ana@exemplo..com',
    'ana@-exemplo.com',
  ])('«%s» is refused', (text) => {
    expect(parseEmail(text)).toEqual({ ok: false, code: 'email_invalid' });
  });

  it.each([
    'ana maria@exemplo.com',
    'ana@@exemplo.com',
    'Ana <ana@exemplo.com>',
    'ana@192.168.0.1',
    'ana@exemplo.c',
    `${'a'.repeat(65)}@exemplo.com`,
    `ana@${'exemplo.'.repeat(32)}com`,
  ])('«%s» is refused too', (text) => {
    expect(parseEmail(text)).toEqual({ ok: false, code: 'email_invalid' });
  });

  it.each(['a@x.com, b@x.com', 'a@x.com;b@x.com', 'a@x.com b@x.com', 'a@x.com/b@x.com'])(
    '«%s» is refused for being several',
    (text) => {
      expect(parseEmail(text)).toEqual({ ok: false, code: 'email_several' });
    },
  );

  it('stays the same when read again, for any address and any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const parsed = parseEmail(text);
        if (parsed.ok) expect(parseEmail(parsed.value)).toEqual(parsed);
        else expect(parsed.code).toMatch(/^email_/);
      }),
      runs,
    );
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (text) => parseEmail(text).ok),
      randomCases(20),
    );
  });
});

describe('dates', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });

  it('come out as yyyy-mm-dd from both ways of writing them', () => {
    fc.assert(
      fc.property(day, (date) => {
        const value = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = value.split('-').map(Number);
        expect(parseDate(value)).toEqual({ ok: true, value });
        expect(parseDate(`${dayOfMonth}/${month}/${year}`)).toEqual({ ok: true, value });
        expect(parseBirthDate(` ${value.split('-').reverse().join('/')} `, '2026-01-01')).toEqual({
          ok: true,
          value,
        });
      }),
      runs,
    );
  });

  it('are refused when they do not exist, exactly as the calendar has it', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1890, max: 2030 }), number(14), number(33), (year, month, dayOfMonth) => {
        const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
        expect(parseDate(`${dayOfMonth}/${month}/${year}`).ok).toBe(exists);
        const two = (part: number) => String(part).padStart(2, '0');
        expect(parseDate(`${year}-${two(month)}-${two(dayOfMonth)}`).ok).toBe(exists);
        expect(parseBirthDate(`${two(dayOfMonth)}/${two(month)}/${year}`, '2026-11-21').ok).toBe(
          exists && year >= 1900 && date.getTime() <= Date.UTC(2026, 10, 21),
        );
      }),
      runs,
    );
  });

  it.each(['25/03/90', '1990-3-25', '03-25-1990', '25.03.1990', '32874', 'ontem', '', '29/02/2023'])(
    '«%s» is no date',
    (text) => {
      expect(parseDate(text)).toEqual({ ok: false, code: 'date_invalid' });
    },
  );

  it('of birth lie between 1900 and today', () => {
    expect(parseBirthDate('31/12/1899')).toEqual({ ok: false, code: 'birth_date_too_early' });
    expect(parseBirthDate('1900-01-01')).toEqual({ ok: true, value: '1900-01-01' });
    expect(parseBirthDate('2026-11-21', '2026-11-21').ok).toBe(true);
    expect(parseBirthDate('2026-11-22', '2026-11-21')).toEqual({ ok: false, code: 'birth_date_in_future' });
    const tomorrow = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
    expect(parseBirthDate(tomorrow)).toEqual({ ok: false, code: 'birth_date_in_future' });
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/-]{0,12}$/)), (text) => {
        const parsed = parseBirthDate(text);
        expect(parsed.ok ? parsed.value : parsed.code).toMatch(/^(?:\d{4}-\d\d-\d\d|[a-z_]+)$/);
      }),
      runs,
    );
  });
});

describe('text', () => {
  it('is trimmed of what nobody sees', () => {
    expect(normalizeText('\u00A0 Ana\u00A0Lima\u200B ')).toBe('Ana Lima');
    expect(normalizeText('\u202AJose\u0301\u202C')).toBe('José');
    expect(normalizeText('e\u200B\u0301')).toBe('é');
    expect(normalizeText('Rua A\r\nCasa 2')).toBe('Rua A Casa 2');
    expect(normalizeText('Rua A\r\nCasa\t2', true)).toBe('Rua A\nCasa\t2');
    expect(normalizeText('Rua A\u2028Casa 2\u2029Fundos', true)).toBe('Rua A\nCasa 2\nFundos');
    expect(normalizeText('Rua A\u2028Casa 2')).toBe('Rua A Casa 2');
    expect(normalizeText('a\u0007b')).toBe('a b');
    expect(normalizeText('👩\u200D👧 Família')).toBe('👩\u200D👧 Família');
  });

  it.each(['', ' ', '\u00A0', '\u200B', '\u200D \u200C', '\u3164', '\u2800', '\t\r\n', '\uFEFF', '\u3000'])(
    'of invisible characters alone is blank (%j)',
    (text) => {
      expect(isBlank(text)).toBe(true);
    },
  );

  it('does not change when normalized again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, multiline) => {
        const once = normalizeText(text, multiline);
        expect(normalizeText(once, multiline)).toBe(once);
        expect(once).toBe(once.trim().normalize('NFC'));
      }),
      runs,
    );
  });

  it('that lost bytes or holds what cannot be stored is known', () => {
    for (const text of ['Jo\uFFFDo', 'a\0', '\uD83D', 'a\uDE00b'])
      expect(hasInvalidCharacter(text)).toBe(true);
    for (const text of ['João', '😀', '']) expect(hasInvalidCharacter(text)).toBe(false);
  });

  it('folds case and accents', () => {
    expect(foldText('São JOÃO')).toBe('sao joao');
  });
});

describe('placeholders', () => {
  const list = ['5511999999999', 'Nao@Tem.com', '(48) 90000-0000'];

  it('are values of one digit, numbers of zeros, and those of the list however they are written in it', () => {
    expect(isPlaceholder('cpf', '00000000000', [])).toBe(true);
    expect(isPlaceholder('phone', '5599999999999', [])).toBe(true);
    expect(isPlaceholder('phone', '5511000000000', [])).toBe(true);
    expect(isPlaceholder('phone', '552111111111', [])).toBe(true);
    for (const real of ['5511999999999', '552133333333', '5511100000000', '351000000000'])
      expect(isPlaceholder('phone', real, []), real).toBe(false);
    expect(isPlaceholder('phone', '5511999999999', list)).toBe(true);
    expect(isPlaceholder('email', 'nao@tem.com', placeholderSet(list))).toBe(true);
    expect(isPlaceholder('phone', '48900000000', list)).toBe(true);
    expect(isPlaceholder('phone', '5511000000000', [])).toBe(true);
  });

  it('are not the values of people', () => {
    expect(isPlaceholder('cpf', '52998224725', list)).toBe(false);
    expect(isPlaceholder('phone', '5548999990001', list)).toBe(false);
    expect(isPlaceholder('email', 'aaa@aaa.com', list)).toBe(false);
    expect(isPlaceholder('phone', '5511999999999', [])).toBe(false);
  });
});
