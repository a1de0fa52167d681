import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeXlsxStream } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declare, inSheet, ONE_ROW, SHEET } from '#tests/support/hostile-workbook.ts';
import type { Reading } from '#tests/support/read-spreadsheet.ts';
import { sharedStrings, textCell, workbook } from '#tests/support/workbook.ts';

const BOMB = readFileSync(new URL('../fixtures/xlsx/bomb_one_cell_400MB.xlsx', import.meta.url));
/** No refusal may cost the worker more than this, whatever the file unpacks to. */
const MOST_MEGABYTES = 150;

describe('a workbook that would cost too much', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carteira-xlsx-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Reads it in a process of its own, so that what it costs can be seen. */
  async function reading(file: Buffer): Promise<Reading> {
    const path = join(folder, 'file.xlsx');
    writeFileSync(path, file);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['tests/support/read-spreadsheet.ts', path],
      {
        timeout: 200_000,
      },
    );
    return JSON.parse(stdout) as Reading;
  }

  const MANY = 20 << 20;
  const cell = (text: string) => `<row r="1"><c r="A1" t="str"><v>${text}</v></c></row>`;
  const mentions = (row: number, count: number) =>
    `<row r="${row}">${'<c t="s"><v>0</v></c>'.repeat(count)}</row>`;
  const LONGEST = `<t>${'x'.repeat(32_767)}</t>`;

  it.each<[string, () => Buffer, string]>([
    ['one cell of 400 megabytes', () => BOMB, 'spreadsheet_too_large'],
    ['the same, declared as 2,000 bytes', () => declare(BOMB, SHEET, 24, 2000), 'spreadsheet_broken'],
    [
      'the same, declared as just below what is looked at',
      () => declare(BOMB, SHEET, 24, 33_000_000),
      'spreadsheet_too_large',
    ],
    [
      '5 gigabytes declared by many parts',
      () => {
        const name = (at: number) => `xl/media/image${100 + at}.png`;
        const extra = Array.from({ length: 200 }, (_, at) => [name(at), Buffer.alloc(200_000, at)]);
        const file = workbook({ rows: ONE_ROW, parts: Object.fromEntries(extra) });
        return extra.reduce((lying, [part]) => declare(lying, part as string, 24, 26_000_000), file);
      },
      'spreadsheet_too_large',
    ],
    [
      'twelve thousand parts',
      () => {
        const extra = Array.from({ length: 12_000 }, (_, at) => [`xl/media/${at}.png`, 'x']);
        return workbook({ rows: ONE_ROW, parts: Object.fromEntries(extra) });
      },
      'spreadsheet_too_large',
    ],
    [
      'one cell of 32,768 characters',
      () => workbook({ rows: cell('x'.repeat(32_768)) }),
      'spreadsheet_cell_too_long',
    ],
    ['one cell of 20 megabytes', () => workbook({ rows: cell('x'.repeat(MANY)) }), 'spreadsheet_too_large'],
    [
      'one cell of 20 megabytes in small runs',
      () => workbook({ rows: cell('<![CDATA[xxxxxxxxxx]]>'.repeat(MANY / 20)) }),
      'spreadsheet_cell_too_long',
    ],
    [
      'one shared text of 20 megabytes',
      () =>
        workbook({
          rows: mentions(1, 1),
          strings: [`<r><t>${'x'.repeat(1000)}</t></r>`.repeat(MANY / 1000)],
        }),
      'spreadsheet_cell_too_long',
    ],
    [
      '20 megabytes of text between rows',
      () => workbook({ rows: `${ONE_ROW}${' '.repeat(MANY)}` }),
      'spreadsheet_too_large',
    ],
    [
      'a comment of 20 megabytes',
      () => workbook({ rows: `<!--${'<'.repeat(MANY)}-->${ONE_ROW}` }),
      'spreadsheet_too_large',
    ],
    [
      'an attribute of 20 megabytes',
      () => workbook({ rows: `<row r="1" x="${'>'.repeat(MANY)}"/>` }),
      'spreadsheet_too_large',
    ],
    [
      'a million attributes',
      () =>
        workbook({ rows: `<row ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=""`).join(' ')}/>` }),
      'spreadsheet_too_large',
    ],
    ['a name of 20 megabytes', () => workbook({ rows: `<${'a'.repeat(MANY)}/>` }), 'spreadsheet_too_large'],
    [
      '7 million elements in one another',
      () => workbook({ rows: '<a>'.repeat(MANY / 3) }),
      'spreadsheet_broken',
    ],
    [
      'a document type of 20 megabytes',
      () => inSheet(`<!DOCTYPE a [${' '.repeat(MANY)}]><worksheet/>`),
      'spreadsheet_too_large',
    ],
    [
      'a row of 60 longest texts',
      () => workbook({ rows: mentions(1, 60), strings: [LONGEST] }),
      'spreadsheet_row_too_long',
    ],
    [
      'a short sheet that mentions a long text a hundred thousand times',
      () => {
        const rows = Array.from({ length: 2000 }, (_, at) => mentions(at + 1, 50));
        return workbook({ rows: rows.join(''), strings: [LONGEST] });
      },
      'spreadsheet_too_large',
    ],
    [
      'more rows than a sheet has',
      () => workbook({ rows: `<row r="1048577">${textCell('A1048577', 'a')}</row>` }),
      'spreadsheet_too_large',
    ],
  ])('is refused with little memory: %s', async (_, make, code) => {
    const { code: found, megabytes } = await reading(make());
    expect(found).toBe(code);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });

  it('is not one of a hundred thousand rows and fifteen columns, which takes little memory', async () => {
    const row = (at: number) => [
      `Maria da Conceição ${at}`,
      `maria${at}@exemplo.com.br`,
      ...[10_000_000_000 + at, 5_548_990_000_000 + at, new Date(Date.UTC(1950, 1, at % 20_000))],
      ...['Florianópolis', 'SC', `Rua das Flores ${at % 977}`, at % 3000, `Empresa ${at % 5000}`],
      ...['cliente, novo', `EXT-${at}`, 'Feminino', '88010-000', `["Plano","${at % 100}"]`],
    ];
    function* rows() {
      for (let at = 0; at < 100_000; at++) yield row(at);
    }
    for (const inlineStrings of [true, false]) {
      const stream = writeXlsxStream(rows(), { name: 'Base', inlineStrings });
      const found = await reading(Buffer.from(await new Response(stream).arrayBuffer()));
      expect(found).toMatchObject({ code: null, rows: 100_000 });
      expect(found.megabytes).toBeLessThan(MOST_MEGABYTES);
    }
  });

  it('is not one whose last row is the last there can be', async () => {
    const last = workbook({ rows: `${ONE_ROW}<row r="1048576">${textCell('XFD1048576', 'fim')}</row>` });
    expect(await reading(last)).toMatchObject({ code: null, rows: 2, bytes: 4 + 1_048_575 + 16_383 + 3 });
    const texts = Array.from({ length: 100 }, (_, at) => `<t>${String(at).repeat(100)}</t>`);
    expect(await reading(workbook({ rows: mentions(1, 50), strings: texts }))).toMatchObject({ code: null });
  });

  it('is not one that shares 350 megabytes of texts, used in any order', async () => {
    const rest = 'x'.repeat(330);
    const count = 1_000_000;
    const strings: Buffer[] = [Buffer.from(sharedStrings([]).replace('</sst>', ''))];
    const sheetRows: Buffer[] = [];
    for (let at = 0; at < count; at += 1_000) {
      let texts = '';
      let rows = '';
      for (let number = at; number < at + 1_000; number++) {
        texts += `<si><t>${number}-${((number * 2_654_435_761) % 2 ** 32).toString(36)}${rest}</t></si>`;
        if (number % 10 === 0) rows += `<row><c t="s"><v>${(number * 7_919) % count}</v></c></row>`;
      }
      strings.push(Buffer.from(texts));
      sheetRows.push(Buffer.from(rows));
    }
    strings.push(Buffer.from('</sst>'));
    const parts = { 'xl/sharedStrings.xml': Buffer.concat(strings) };
    const found = await reading(workbook({ rows: Buffer.concat(sheetRows).toString(), strings: [], parts }));
    expect(found).toMatchObject({ code: null, rows: count / 10 });
    expect(found.megabytes).toBeLessThan(MOST_MEGABYTES);
  }, 300_000);

  it('is not one of long texts', async () => {
    const file = workbook({
      rows: mentions(1, 50) + mentions(2, 50),
      strings: [LONGEST, `<t>${sharedStrings([]).length}</t>`],
    });
    expect(await reading(file)).toMatchObject({ code: null, rows: 2 });
  });
});
