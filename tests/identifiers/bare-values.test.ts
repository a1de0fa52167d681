import { describe, expect, it } from 'vitest';
import { bareValue, wholeNumber } from '#lib/identifiers/bare-value.ts';
import { brazilianZip } from '#lib/identifiers/brazilian-zip.ts';
import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { isNoDate, parseDate } from '#lib/identifiers/parse-date.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import { parsePhoneWithCountry } from '#lib/identifiers/parse-phone-with-country.ts';
import { typedDay } from '#lib/identifiers/typed-day.ts';

type Outcome = { ok: true; value: string } | { ok: false; code: string };
const value = (parsed: Outcome) => (parsed.ok ? parsed.value : parsed.code);

describe('values as programs and spreadsheets write them', () => {
  it('lose apostrophes, formulas of text, odd spaces and odd dashes', () => {
    for (const text of [
      "'529.982.247-25",
      '="529.982.247-25"',
      '\u00A0529.982.247\u201125\u202F',
      '’529.982.247-25',
    ])
      expect([text, bareValue(text)]).toEqual([text, '529.982.247-25']);
    expect(bareValue('plain text')).toBe('plain text');
  });

  it('are whole numbers with thousands signs and zero decimals', () => {
    expect(wholeNumber('52.998.224.725,00')).toBe('52998224725');
    expect(wholeNumber('52,998,224,725')).toBe('52998224725');
    expect(wholeNumber('11222333000181.0')).toBe('11222333000181');
    for (const text of ['1.5', '52.998,224.725', '', '1,50']) expect(wholeNumber(text)).toBeNull();
  });

  it.each([
    '52.998.224.725',
    '52.998.224.725,00',
    '52,998,224,725',
    '529-982-247-25',
    '529.982.247 - 25',
    '529\u2011982\u2013247\u221225',
    '="52998224725"',
    "'52998224725",
    '00052998224725',
    '52998224725.0',
    '52998224725,00',
  ])('CPF %s', (text) => expect(value(parseCpf(text))).toBe('52998224725'));

  it.each([
    '11222333000181.0',
    '11222333000181,00',
    '11.222.333 / 0001 - 81',
    "'11222333000181",
    '="11222333000181"',
    '11.222.333.000.181',
    '11.222.333/0001\u201181',
  ])('CNPJ %s', (text) => expect(value(parseCnpj(text))).toBe('11222333000181'));

  it('get back the one or two zeros a spreadsheet ate from a CNPJ, and say so', () => {
    expect(parseCnpj('7526557000100')).toEqual({ ok: true, value: '07526557000100', repaired: true });
    expect(parseCnpj('7526557000100.0')).toEqual({ ok: true, value: '07526557000100', repaired: true });
    expect(parseCnpj('7526557000101')).toEqual({ ok: false, code: 'cnpj_length' });
  });

  it.each([
    'p:+5548999990161',
    'whatsapp:+5548999990161',
    'tel:+55-48-99999-0161',
    '5548999990161@s.whatsapp.net',
    '5548999990161:12@s.whatsapp.net',
    '5548999990161@c.us',
    'https://wa.me/5548999990161?text=Oi',
    'https://api.whatsapp.com/send?phone=5548999990161',
    'Cel: +55 48 99999-0161',
    '+55 (0xx48) 99999-0161',
    '+55 0xx48 99999\u20110161',
    '5.548.999.990.161',
    '5,548,999,990,161.00',
    "'5548999990161",
    '="5548999990161"',
    '++55 48 99999-0161',
  ])('phone %s', (text) => expect(value(parsePhone(text))).toBe('5548999990161'));

  it('are no phone when they are an extension, a fax or a group', () => {
    for (const text of ['ramal: 1234', 'Fax: +55 48 3333-0401', '5548999990161-1612345678@g.us'])
      expect([text, parsePhone(text).ok]).toEqual([text, false]);
  });

  it('are the same phone in a form', () => {
    expect(value(parsePhoneWithCountry('BR', '(0xx48) 99999\u20110161'))).toBe('5548999990161');
    expect(value(parsePhoneWithCountry('BR', 'https://wa.me/5548999990161'))).toBe('5548999990161');
  });

  it.each(["'ana@exemplo.com.br", 'mailto:Ana@exemplo.com.br'])('e-mail %s', (text) =>
    expect(value(parseEmail(text))).toBe('ana@exemplo.com.br'),
  );

  it.each([
    '1990-02-01T00:00:00.000Z',
    '1990-02-01 00:00:00',
    '1990-02-01T10:20:30-03:00',
    '01/02/1990 00:00',
    '1/2/1990 12:00:00 AM',
    '1990\u201102\u201101',
  ])('date %s', (text) => expect(value(parseDate(text))).toBe('1990-02-01'));

  it('are no date where there is none, or none with a year', () => {
    const none = [
      '--05-17',
      ' --0517',
      '1604-05-17',
      '17/05',
      '0/0/00',
      '  /  /    ',
      '//',
      '0000-00-00',
      '0000-00-00 00:00:00',
      '00/00/0000',
    ];
    for (const text of none) expect([text, isNoDate(text)]).toEqual([text, true]);
    for (const text of ['31/02/1990', '1990', 'ontem', ''])
      expect([text, isNoDate(text)]).toEqual([text, false]);
  });

  it('are no date with a time that no clock shows, and no day with any', () => {
    for (const text of ['1990-02-01T99:99', '1990-02-01 24:00', '1990-02-01T10:20+99:00'])
      expect(parseDate(text)).toEqual({ ok: false, code: 'date_invalid' });
    for (const text of ['2026-11-30T10:00', '2026-11-30 00:00:00', '30/11/2026 10:00'])
      expect(typedDay.safeParse(text).success).toBe(false);
    expect(typedDay.parse('30/11/2026')).toBe('2026-11-30');
  });

  it('are a CEP that lost its zero in Brazil, and what they are elsewhere', () => {
    expect(brazilianZip('1310100', null)).toBe('01310100');
    expect(brazilianZip('88010000.0', 'Brasil')).toBe('88010000');
    expect(brazilianZip("'01310100", undefined)).toBe('01310100');
    expect(brazilianZip('01310-100', null)).toBe('01310-100');
    expect(brazilianZip('8320000', 'Chile')).toBe('8320000');
  });
});
