import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { StringStore } from '#lib/imports/reading/xlsx/string-store.ts';
import { randomCases } from '#tests/support/random-cases.ts';
import { readWorkbook } from '#tests/support/read-workbook.ts';
import { escapeXml, OFFICE, relations, sheet, textCell, workbook } from '#tests/support/workbook.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/xlsx/${name}`, import.meta.url));

/** The texts of a row of cells, each given as its element without a reference. */
async function texts(cells: string[], rest: Parameters<typeof workbook>[0] = {}): Promise<string[]> {
  const numbered = cells.map((cell, at) => cell.replace('<c', `<c r="${String.fromCharCode(65 + at)}1"`));
  const marked = `<row r="1">${numbered.join('')}${textCell('Z1', 'end')}</row>`;
  const rows = await readWorkbook(workbook({ rows: marked, ...rest }));
  if (typeof rows === 'string') throw new Error(rows);
  return rows[1]?.slice(0, cells.length) ?? [];
}

/** Numbers, each in a format of its own. */
async function shown(list: [format: string | number, value: string | number][], properties = '') {
  const cells = list.map(([, value], at) => `<c s="${at + 1}"><v>${value}</v></c>`);
  return texts(cells, { formats: list.map(([format]) => format), properties });
}

describe('the cells of a workbook', () => {
  it('are read from a file of another hand, row for row', async () => {
    expect(await readWorkbook(fixture('edge.xlsx'))).toEqual({
      1: ['contact_name', 'contact_cpf', 'contact_phone_1', 'contact_birth_date', 'portfolio', 'note'],
      2: [
        'CPF numérico (zero perdido)',
        '1234567890',
        '5548999990101',
        '1990-02-01',
        'true',
        'phone is a NUMBER cell: all 13 digits survive in xlsx',
      ],
      3: ['CPF texto', '01234567890', '5548999990102', '01/02/1990', 'true', 'texts'],
      4: ['Data com hora', '', '5548999990103', '1990-02-01 23:59:00', 'false', 'date-time'],
      5: ['Fórmula', '#CALC!', '#CALC!', '', '#CALC!', 'formulas without cached values'],
      6: ['Erro', '#N/A', '', '', '', 'error'],
      8: ['=cmd|calc', '', '', '', '', 'text that looks like a formula'],
      9: ['Quebra\nde linha', '', '5548999990106', '', '', 'newline in a cell'],
      10: [
        'Sci',
        '52998224725',
        '5548999990107',
        '32905',
        '1',
        'numbers in scientific notation, date serial as number',
      ],
      12: ['Mesclada'],
      20: ['', '', '', '', '', '', 'longe'],
    });
  });

  it('are read from a file of LibreOffice, with what its formulas gave', async () => {
    expect(await readWorkbook(fixture('libreoffice.xlsx'))).toEqual({
      1: ['contact_name', 'contact_cpf', 'contact_birth_date', 'contact_active', 'x', 'y'],
      2: ['Linha um\nLinha dois', '01234567890', '1990-02-01', 'true', '#N/A', '1234.56'],
      4: ['Ana', '5548999990001', '12:00:00', 'ab'],
    });
  });

  it('share texts, in runs of several fonts too, without how they are pronounced', async () => {
    const strings = [
      '<t>Ana</t>',
      '<r><rPr><b/></rPr><t>Maria </t></r><r><t>da Silva</t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
      '<t xml:space="preserve"> a &amp; b </t>',
      '<t><![CDATA[<b>&amp;]]></t>',
      '<t/>',
    ];
    const cells = strings.map((_, at) => `<c t="s"><v>${at}</v></c>`);
    expect(await texts(cells, { strings })).toEqual([
      'Ana',
      'Maria da Silva',
      '東京',
      ' a & b ',
      '<b>&amp;',
      '',
    ]);
  });

  it('hold texts of their own, in runs too, with characters that XML has no room for', async () => {
    expect(
      await texts([
        '<c t="inlineStr"><is><t>José</t></is></c>',
        '<c t="inlineStr"><is><r><t>São </t></r><r><t>João</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
        '<c t="inlineStr"><is><t>a_x000D_b_x005F_x0041__x0009_c</t></is></c>',
        '<c t="str"><f>A1</f><v>fórmula</v></c>',
      ]),
    ).toEqual(['José', 'São João', 'a\nb_x0041_\tc', 'fórmula']);
  });

  it('say true and false, errors, dates written out and what formulas gave', async () => {
    expect(
      await texts([
        '<c t="b"><v>1</v></c>',
        '<c t="b"><v>0</v></c>',
        '<c t="e"><f>NA()</f><v>#N/D</v></c>',
        '<c t="d"><v>1990-02-01T00:00:00Z</v></c>',
        '<c t="d"><v>1990-02-01T08:30:00</v></c>',
        '<c><f>1+1</f><v>2</v></c>',
        '<c t="str"><f>""</f><v></v></c>',
        '<c><f>1+1</f></c>',
        '<c s="1"/>',
        '<c><v/></c>',
      ]),
    ).toEqual(['true', 'false', '#N/D', '1990-02-01', '1990-02-01 08:30:00', '2', '', '#CALC!', '', '']);
  });

  it('keep every digit of a whole number and the shortest form of others', async () => {
    const values: [string, string][] = [
      ['5548999990001', '5548999990001'],
      ['5.548999990001E+12', '5548999990001'],
      ['1234567890', '1234567890'],
      ['12345678901234567', '12345678901234567'],
      ['0', '0'],
      ['-0', '0'],
      ['-12', '-12'],
      ['0.1', '0.1'],
      ['0.30000000000000004', '0.3'],
      ['1234.5600000000001', '1234.56'],
      ['1E-7', '0.0000001'],
      ['1E+20', '100000000000000000000'],
      ['1E+21', '1e+21'],
      [' 7 ', '7'],
      ['1e999', '1e999'],
    ];
    const cells = values.map(([value]) => `<c><v>${value}</v></c>`);
    expect(await texts(cells)).toEqual(values.map(([, text]) => text));
  });

  it('are dates and times by their formats', async () => {
    expect(
      await shown([
        [14, 32905],
        [22, 32905.5],
        [22, 32905],
        [17, 32905],
        [21, 0.354166666666667],
        [45, 0.5],
        [46, 1.5],
        [20, 0.99999999],
        ['hh:mm', 32905.5],
        ['dd/mm/yyyy', 32905],
        ['yyyy\\-mm\\-dd;@', 32905],
        ['[$-416]d\\ "de"\\ mmmm\\ "de"\\ yyyy', 32905],
        ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 32905.9],
        ['mmm/yy', 32905],
        ['dd/mm/yyyy hh:mm AM/PM', 32905.75],
        ['[h]:mm', 1.25],
        ['mm:ss.0', 0.5],
        ['h" horas"', 0.25],
        ['m/d/yy\\ h:mm', 32904.99999999999],
      ]),
    ).toEqual([
      '1990-02-01',
      '1990-02-01 12:00:00',
      '1990-02-01',
      '1990-02-01',
      '08:30:00',
      '12:00:00',
      '36:00:00',
      '00:00:00',
      '12:00:00',
      '1990-02-01',
      '1990-02-01',
      '1990-02-01',
      '1990-02-01',
      '1990-02-01',
      '1990-02-01 18:00:00',
      '30:00:00',
      '12:00:00',
      '06:00:00',
      '1990-02-01',
    ]);
  });

  it('count days as Excel does, with the day that never was, and from 1904 where the file says so', async () => {
    const days: [number, number][] = [0, 1, 59, 60, 61, 2958465].map((day) => [14, day]);
    expect(await shown(days)).toEqual([
      '1900-01-00',
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '9999-12-31',
    ]);
    const since1904: [number, number][] = [0, 1, 60, 31443].map((day) => [14, day]);
    expect(await shown(since1904, 'date1904="1"')).toEqual([
      '1904-01-01',
      '1904-01-02',
      '1904-03-01',
      '1990-02-01',
    ]);
    expect(
      await shown([
        [14, -1],
        [14, 2958466],
        [22, 2958465.9999999],
        [14, 1e15],
        [14, 'x'],
      ]),
    ).toEqual(['-1', '2958466', '2958465.9999999', '1000000000000000', 'x']);
    expect(await shown([[14, 2957004]], 'date1904="true"')).toEqual(['2957004']);
  });

  it('are numbers in formats that only look like dates', async () => {
    const formats = [
      'General',
      '0.00',
      '#,##0.00',
      '"R$"\\ #,##0.00;[Red]\\-"R$"\\ #,##0.00',
      '0.00E+00',
      '0%',
      '@',
    ];
    const odd = [
      '0" dias"',
      '#" meses"',
      '[Red]0',
      'Standard',
      '_-* #,##0_-',
      '[<=99999999]###0\\-0000;(##)\\ 0000',
      1,
      2,
    ];
    const list = [...formats, ...odd, 3, 4, 9, 10, 11, 37, 44, 49, 999].map((format) => [format, 32905]);
    expect(new Set(await shown(list.slice(0, 15) as [string, number][]))).toEqual(new Set(['32905']));
    expect(new Set(await shown(list.slice(15) as [string, number][]))).toEqual(new Set(['32905']));
  });

  it('show the zeros that a mask of digits puts before a number', async () => {
    expect(
      await shown([
        ['00000000000', 1234567890],
        ['000\\.000\\.000\\-00', 1234567890],
        ['00\\.000\\.000\\/0000\\-00', 11222333000181],
        ['00000\\-000', 1310100],
        ['00000-000', 1310100],
        ['"+"00\\ (00)\\ 00000\\-0000', 5548999990001],
        ['00000000000', 5548999990001],
        ['000', 1.5],
        ['000', -1],
      ]),
    ).toEqual([
      '01234567890',
      '012.345.678-90',
      '11.222.333/0001-81',
      '01310-100',
      '01310-100',
      '+55 (48) 99999-0001',
      '5548999990001',
      '1.5',
      '-1',
    ]);
  });
});

describe('the rows of a workbook', () => {
  it('keep their numbers over gaps, with and without references', async () => {
    const rows = [
      '<row r="3"><c r="B3" t="str"><v>b</v></c><c r="AA3" t="str"><v>aa</v></c></row>',
      '<row><c t="str"><v>a</v></c><c/><c t="str"><v>c</v></c></row>',
      '<row r="9"/>',
      '<row r="12"><c r="B12" t="str"><v>two</v></c><c r="A12" t="str"><v>one</v></c></row>',
    ];
    expect(await readWorkbook(workbook({ rows: rows.join('') }))).toEqual({
      3: ['', 'b', ...Array(24).fill(''), 'aa'],
      4: ['a', '', 'c'],
      12: ['one', 'two'],
    });
  });

  it('are those of the first visible sheet, wherever the file keeps it', async () => {
    const place = (state: string, id: string) => `<x:sheet name="${id}" ${state} q:id="${id}"/>`;
    const book = `<x:workbook xmlns:x="urn:x" xmlns:q="${OFFICE}"><x:sheets>${place('state="hidden"', 'a')}${place('', 'chart')}${place('state="visible"', 'b')}${place('', 'c')}</x:sheets></x:workbook>`;
    const other = (text: string) => sheet(`<row r="1">${textCell('A1', text)}</row>`);
    const file = workbook({
      parts: {
        '_rels/.rels': relations([['x', 'officeDocument', '/livro/pasta.xml']]),
        'livro/pasta.xml': book,
        'livro/_rels/pasta.xml.rels': relations([
          ['a', 'worksheet', 'folhas/a.xml'],
          ['chart', 'chartsheet', 'folhas/chart.xml'],
          ['b', 'worksheet', '../Folhas/b%20c.xml'],
          ['c', 'worksheet', '/folhas/c.xml'],
        ]),
        'livro/folhas/a.xml': other('hidden'),
        'folhas/B c.xml': other('this one').replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:'),
        'folhas/c.xml': other('second'),
      },
    });
    expect(await readWorkbook(file)).toEqual({ 1: ['this one'] });
  });

  it('are nothing else that a sheet holds', async () => {
    const extra =
      '<extLst><ext><row r="8"><c r="A8" t="str"><v>no</v></c></row></ext></extLst><row r="1"><c r="A1" t="str"><v>yes</v><extLst><v>no</v></extLst></c></row>';
    const part = sheet(extra).replace(
      '</worksheet>',
      '<row r="7"><c r="A7" t="str"><v>no</v></c></row><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
    );
    expect(await readWorkbook(workbook({ parts: { 'xl/worksheets/sheet1.xml': part } }))).toEqual({
      1: ['yes'],
    });
  });

  it('may be written in UTF-16, which the standard allows', async () => {
    const xml = sheet(`<row r="1">${textCell('A1', 'José ☎')}</row>`).replace('UTF-8', 'UTF-16');
    const part = Buffer.from(`\uFEFF${xml}`, 'utf16le');
    for (const bytes of [part, Buffer.from(part).swap16()]) {
      expect(await readWorkbook(workbook({ parts: { 'xl/worksheets/sheet1.xml': bytes } }))).toEqual({
        1: ['José ☎'],
      });
    }
  });
});

/** Texts full of what CSV, XML and spreadsheets treat specially. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(';', '"', "'", '\n', '\t', ' ', ',', '=', '<', '&', '_x000A_', 'é', '\uFEFF', '😀'),
    maxLength: 12,
  }),
  fc.constantFrom('["Billing","20,000"|"Lawyer","Dr."]', '', '5548999990001', '#N/A', '-', '\u0001'),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

/**
 * What is left of rows after blank cells at their ends and rows without any cell. A line separator is one more way to write the
 * break it is kept as.
 */
function filled(table: string[][]): Record<number, string[]> {
  const cut = table.map((row) =>
    row.slice(0, row.findLastIndex((text) => text !== '') + 1).map((text) => text.replaceAll('\u2028', '\n')),
  );
  return Object.fromEntries(cut.flatMap((row, at) => (row.length > 0 ? [[at + 1, row]] : [])));
}

describe('any text', () => {
  it('comes back as it was written, inline or shared', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (table, shared) => {
        fc.pre(table.some((row) => row.some((text) => /[!-~]/.test(text))));
        const strings: string[] = [];
        const one = (text: string, row: number, at: number) => {
          const reference = `${String.fromCharCode(65 + at)}${row + 1}`;
          if (!shared) return textCell(reference, text);
          strings.push(`<t>${escapeXml(text)}</t>`);
          return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`;
        };
        const xml = table.map(
          (row, y) => `<row r="${y + 1}">${row.map((text, x) => one(text, y, x)).join('')}</row>`,
        );
        expect(await readWorkbook(workbook({ rows: xml.join(''), strings }))).toEqual(filled(table));
      }),
      randomCases(60),
    );
  });

  it('comes back from a writer of another hand', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        fc.pre(table.some((row) => row.some((text) => /[!-~]/.test(text))));
        // It writes neither what XML cannot hold nor Excel's escapes.
        const plain = table.map((row) => row.map((text) => text.replace(/(?![\t\n])\p{Cc}|_x/gu, '')));
        fc.pre(plain.some((row) => row.some((text) => /[!-~]/.test(text))));
        const file = Buffer.from(await writeXlsx({ sheets: [{ name: 'Base', rows: plain }] }));
        expect(await readWorkbook(file)).toEqual(filled(plain));
      }),
      randomCases(20),
    );
  });
});

describe('the store of shared texts', () => {
  it('gives every text back by its number, over many blocks', () => {
    const store = new StringStore();
    const text = (at: number) => `${at} ${'é☎😀x'.repeat(at % 97)}`;
    for (let at = 0; at < 100_000; at++) store.add(text(at));
    store.add('');
    expect(store.count).toBe(100_001);
    for (const at of [0, 1, 65_535, 65_536, 99_999]) expect(store.get(at)).toBe(text(at));
    expect(store.get(100_000)).toBe('');
    for (const none of [-1, 100_001, 0.5, Number.NaN]) expect(store.get(none)).toBeUndefined();
  });

  it('keeps little in memory, and gives back at random what is not there', () => {
    const store = new StringStore(64 << 20, 2 << 20);
    const text = (at: number) => `${at} ${'é☎😀x'.repeat(at % 97)}`;
    const before = process.memoryUsage().arrayBuffers;
    for (let at = 0; at < 100_000; at++) store.add(text(at));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 << 20);
    for (let at = 0; at < 100_000; at++) {
      const number = (at * 7_919) % 100_000;
      if (store.get(number) !== text(number)) expect(store.get(number)).toBe(text(number));
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 << 20);
    store.close();
  });

  it('takes no more than it may hold', () => {
    const store = new StringStore(16 << 20);
    const fill = () => {
      for (let at = 0; at < 1000; at++) store.add('x'.repeat(32_767));
    };
    expect(fill).toThrow('spreadsheet_too_large');
    expect(store.count).toBeLessThan(513);
  });
});
