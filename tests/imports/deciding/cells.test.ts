import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCustomFieldsCell } from '#lib/custom-fields/parse-custom-fields-cell.ts';
import { csvCell, csvLine, withoutApostrophe } from '#lib/format/csv.ts';
import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';
import {
  parseBoolean,
  parseGender,
  parsePriority,
  parseTags,
} from '#lib/imports/deciding/cells/field-values.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const runs = randomCases(2_000);

interface Vector {
  cell: string;
  expect: [string, string][] | null;
}

const file = new URL('../../fixtures/identifiers/custom-field-cells.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };

describe('a custom-field cell', () => {
  it.each(vectors)('$cell', ({ cell, expect: expected }) => {
    const parsed = parseCustomFieldsCell(cell);
    expect(parsed.ok ? parsed.pairs : null).toEqual(expected);
  });

  it.each([
    [
      '["A","1"]|["B","2"]',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    [
      '["A","1"|"B","2"]|["C","3"]',
      [
        ['A', '1'],
        ['B', '2'],
        ['C', '3'],
      ],
    ],
    ['  [ ]  ', []],
    ['["A","x]y"]', [['A', 'x]y']]],
    ['["A","ele disse "oi"] e saiu"]', [['A', 'ele disse "oi"] e saiu']]],
    ['["A","""]', [['A', '"']]],
    [
      '["A","a|b|c"|"B","[x]"]',
      [
        ['A', 'a|b|c'],
        ['B', '[x]'],
      ],
    ],
    [
      '["A",""|"B","2"]',
      [
        ['A', ''],
        ['B', '2'],
      ],
    ],
    [
      '["constructor","x"|"toString","y"]',
      [
        ['constructor', 'x'],
        ['toString', 'y'],
      ],
    ],
    ['[" A "," 1 "]', [['A', '1']]],
  ])('%s is read', (cell, pairs) => {
    expect(parseCustomFieldsCell(cell)).toEqual({ ok: true, pairs });
  });

  it.each([
    ['["Não","1"|"nao","2"]', 'custom_fields_repeated'],
    ['["","1"]', 'custom_fields_malformed'],
    ['["\u200B","1"]', 'custom_fields_malformed'],
    ['[A,1]', 'custom_fields_malformed'],
    ['{"A":"1"}', 'custom_fields_malformed'],
    ['cliente vip', 'custom_fields_malformed'],
    ['["A","1"', 'custom_fields_malformed'],
    ['["A","1"]]', 'custom_fields_malformed'],
    ['["A","1"|"B"]', 'custom_fields_malformed'],
    ['["A"|"B","2"]', 'custom_fields_malformed'],
    ['["A","1"]["B","2"]', 'custom_fields_malformed'],
    [`["${'n'.repeat(81)}","1"]`, 'custom_fields_too_long'],
    [`["A","${'v'.repeat(2001)}"]`, 'custom_fields_too_long'],
    [cellOf(Array.from({ length: 101 }, (_, at) => [`F${at}`, 'x'])), 'custom_fields_too_many'],
  ])('%s is refused', (cell, code) => {
    expect(parseCustomFieldsCell(cell)).toEqual({ ok: false, code });
  });

  it('may hold a hundred fields', () => {
    const pairs = Array.from({ length: 100 }, (_, at): [string, string] => [`F${at}`, 'x']);
    expect(parseCustomFieldsCell(cellOf(pairs))).toEqual({ ok: true, pairs });
  });

  it('gives back every pair that was written into it, in both forms', () => {
    const piece = fc
      .string({ unit: fc.constantFrom(...'abÇ "|,[];\n\'é9'), maxLength: 12 })
      .filter((text) => !/"\s*[,|\]]/.test(`${text}`) && !/["[|,\]]\s*$/.test(text));
    const name = piece
      .map((text) => normalizeText(text))
      .filter((text) => text !== '' && !text.includes('"'));
    const value = piece.map((text) => normalizeText(text, true));
    const pairs = fc.uniqueArray(fc.tuple(name, value), { maxLength: 8, selector: ([key]) => foldText(key) });
    fc.assert(
      fc.property(pairs, (list) => {
        expect(parseCustomFieldsCell(cellOf(list))).toEqual({ ok: true, pairs: list });
        const bracketed = list.map((pair) => cellOf([pair])).join(' | ');
        expect(parseCustomFieldsCell(bracketed)).toEqual({ ok: true, pairs: list });
      }),
      runs,
    );
  });

  it('never throws, whatever it holds', () => {
    const form = fc.string({ unit: fc.constantFrom('[', ']', '"', ',', '|', ' ', 'a'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), form), (cell) => {
        const parsed = parseCustomFieldsCell(cell);
        if (parsed.ok) for (const [name] of parsed.pairs) expect(name).not.toBe('');
        else expect(parsed.code).toMatch(/^custom_fields_/);
      }),
      runs,
    );
  });

  it('takes no longer than its length, however hostile', () => {
    const length = 200_000;
    const hostile = ['"', '" ', '["A","', '"|"', '"]', '"]|[', '[', ' ', '",', '"A","1"|'].map(
      (unit) => `["A","${unit.repeat(Math.floor(length / unit.length))}`,
    );
    const started = performance.now();
    for (const cell of hostile) parseCustomFieldsCell(cell);
    expect(parseCustomFieldsCell('['.repeat(1_000_000)).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

function cellOf(pairs: [string, string][] | string[][]): string {
  return `[${pairs.map(([name, value]) => `"${name}","${value}"`).join('|')}]`;
}

describe('the words of a cell', () => {
  it('for gender are taken as written', () => {
    expect(
      ['Masculino', 'Feminino', 'Não Informado', 'Male', 'Female', 'Not Informed'].map(parseGender),
    ).toEqual(['male', 'female', 'not_informed', 'male', 'female', 'not_informed']);
    for (const text of [
      'masculino',
      'FEMININO',
      'Não informado',
      'Nao Informado',
      'M',
      'Outro',
      '__proto__',
    ]) {
      expect(parseGender(text)).toBeNull();
    }
  });

  it('for yes and no are known in any case', () => {
    for (const text of ['true', 'TRUE', 'Verdadeiro', 'sim', 'SIM', 'yes', '1'])
      expect(parseBoolean(text)).toBe(true);
    for (const text of ['false', 'FALSO', 'não', 'NAO', 'no', '0']) expect(parseBoolean(text)).toBe(false);
    for (const text of ['Ativo', 'talvez', '2', 's', '']) expect(parseBoolean(text)).toBeNull();
  });

  it('for priority are words, never numbers', () => {
    expect(['alta', 'Média', 'BAIXA', 'high', 'media', 'low'].map(parsePriority)).toEqual([3, 2, 1, 3, 2, 1]);
    for (const text of ['1', '3', 'urgente']) expect(parsePriority(text)).toBeNull();
  });

  it('for tags are separated, and each tag counts once', () => {
    expect(parseTags('VIP, #novo | são  paulo,vip,, Sao Paulo')).toEqual(['VIP', 'novo', 'são paulo']);
    expect(parseTags('#, |')).toEqual([]);
  });
});

describe('a written CSV cell', () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+5548999360003', "'+5548999360003"],
    ['-2+3', "'-2+3"],
    ['@SUM(1+1)', "'@SUM(1+1)"],
    ['\t=1+1', '"\'\t=1+1"'],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ['Ana; "Bia"', '"Ana; ""Bia"""'],
    ["O'Neil", "O'Neil"],
    ["'90s", "'90s"],
    ['a\nb', '"a\nb"'],
  ])('%j becomes %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('is read back unchanged by a CSV reader, and never starts as a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ';', ' ', 'a') }),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (cells) => {
        const [read = []] = parse(`${csvLine(cells)}\r\n`, {
          delimiter: ';',
          relax_quotes: true,
          record_delimiter: ['\r\n'],
        }) as string[][];
        expect(read.map(withoutApostrophe)).toEqual(cells);
        for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
      runs,
    );
  });
});
