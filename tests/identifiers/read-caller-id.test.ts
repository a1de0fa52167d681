import { describe, expect, it } from 'vitest';
import { parsePhoneWithCountry } from '#lib/identifiers/parse-phone-with-country.ts';
import { readCallerId, readDestination } from '#lib/identifiers/read-caller-id.ts';
import spellings from '#tests/fixtures/routing/number-spellings.json' with { type: 'json' };

const listed = (list: 'inbound' | 'outbound') =>
  new Map(spellings.lists[list].map(({ e164, id }) => [e164, id]));

describe.each(spellings.spellings)('$value ($why)', ({ value, e164, inbound, outbound }) => {
  it('is read as a carrier sends it', () => {
    const areaCode = 'needs' in inbound ? '11' : null;
    const read = readCallerId(value, areaCode);
    const number = read.kind === 'number' ? `+${read.value}` : null;
    expect(number).toBe(e164);
    if (inbound.result === 'match') expect(listed('inbound').get(number ?? '')).toBe(inbound.entry);
    if (inbound.result === 'no match') expect(listed('inbound').has(number ?? '')).toBe(false);
  });

  it('is dialled with its country code alone', () => {
    const read = readDestination(value);
    if (outbound.result === 'invalid') expect(read.ok).toBe(false);
    else if (outbound.result === 'match')
      expect(listed('outbound').get(read.ok ? `+${read.value}` : '')).toBe(outbound.entry);
    else expect(listed('outbound').has(read.ok ? `+${read.value}` : '')).toBe(false);
  });
});

describe('a caller id', () => {
  it.each([
    ['', 'withheld'],
    ['Anonymous', 'withheld'],
    ['<unknown>', 'withheld'],
    ['sip:anonymous@anonymous.invalid', 'withheld'],
    ['"Anonymous" <sip:anonymous@anonymous.invalid>', 'withheld'],
    ['Restricted', 'withheld'],
    ['<sip:anonymous@anonymous.invalid>;tag=7', 'withheld'],
    ['anonymous@anonymous.invalid', 'withheld'],
    ['Número confidencial', 'withheld'],
    ['Private Number', 'withheld'],
    ['Chamada anônima', 'withheld'],
    ['0000000000', 'withheld'],
    ['5511987654321;5511999990000', 'unreadable'],
    ['11987654321 ramal 22', 'unreadable'],
    ['0800-CARTEIRA', 'unreadable'],
    ['sip:201@pbx.example.com', 'unreadable'],
    ['987654321', 'unreadable'],
    ['120363000000000001@g.us', 'unreadable'],
    ['BR.1000000000000002', 'unreadable'],
    ['joana@example.com', 'unreadable'],
    ['08001234567', 'unreadable'],
    ['1234', 'unreadable'],
  ])('%s is %s', (given, kind) => {
    expect(readCallerId(given, null).kind).toBe(kind);
  });

  it.each([
    ['33334444', '55' + '1133334444'],
    ['87654321', '55' + '11987654321'],
    ['90 90 98765-4321', '55' + '11987654321'],
    ['0 15 11 3333-4444', '55' + '1133334444'],
    ['01511987654321', '55' + '11987654321'],
    ['5511987654321:12@s.whatsapp.net', '5511987654321'],
    ['00 351 912 345 678', '351912345678'],
    ['551187654321@s.whatsapp.net', '55' + '11987654321'],
    ['"Ana" <sip:+551187654321@sbc.example.com>;tag=abc', '55' + '11987654321'],
    ['"Ana" <tel:+55-11-98765-4321>', '55' + '11987654321'],
    ['tel:98765-4321;phone-context=+55-51', '5551987654321'],
    ['tel:+55-11-98765-4321;ext=22', '55' + '11987654321'],
    ['(+55) 11 98765-4321', '55' + '11987654321'],
    ['\u202a+55 11 98765\u20114321\u202c', '55' + '11987654321'],
    ['＋５５１１９８７６５４３２１', '55' + '11987654321'],
    ['005511987654321', '55' + '11987654321'],
    ['51987654321', '5551987654321'],
    ['5187654321', '5551987654321'],
    ['55999991234', '5555999991234'],
    ['5599991234', '5555999991234'],
    ['5511933334444', '5511933334444'],
    ['tel:+551187654321;phone-context=example.com', '55' + '11987654321'],
  ])('%s is %s on a channel in São Paulo', (given, value) => {
    expect(readCallerId(given, '11')).toEqual({ kind: 'number', value });
  });

  it('keeps what it could not read as it was given', () => {
    expect(readCallerId(' 5511987654321@lid ', null)).toEqual({
      kind: 'unreadable',
      value: '5511987654321@lid',
    });
  });
});

it('is listed as the entries are typed', () => {
  for (const { typed, e164 } of spellings.lists.inbound)
    expect(parsePhoneWithCountry('BR', typed)).toEqual({ ok: true, value: e164.slice(1) });
});
