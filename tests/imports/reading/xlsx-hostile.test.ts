import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ByteSource } from '#lib/imports/reading/xlsx/byte-source.ts';
import { compoundRefusal, containerOf } from '#lib/imports/reading/xlsx/container.ts';
import { openSpreadsheet } from '#lib/imports/reading/xlsx/open-spreadsheet.ts';
import { compoundFile } from '#tests/support/compound-file.ts';
import type { Reading } from '#tests/support/read-spreadsheet.ts';
import { bytesOf, readWorkbook } from '#tests/support/read-workbook.ts';
import { relations, sharedStrings, sheet, textCell, workbook } from '#tests/support/workbook.ts';
import { zipArchive } from '../../../bin/lib/zip-archive.ts';

const FIXTURES = new URL('../../fixtures/xlsx/', import.meta.url);
const EDGE = readFileSync(new URL('edge.xlsx', FIXTURES));
const BOMB = readFileSync(new URL('bomb_one_cell_400MB.xlsx', FIXTURES));
const SHEET = 'xl/worksheets/sheet1.xml';
const ONE_ROW = `<row r="1">${textCell('A1', 'Ana')}</row>`;
/** No refusal may cost the worker more than this, whatever the file unpacks to. */
const MOST_MEGABYTES = 150;

/** Writes over a field of a part's entry in the directory: 8 flags, 16 checksum, 20 packed size, 24 unpacked size. */
function declare(file: Buffer, name: string, at: 8 | 16 | 20 | 24, value: number): Buffer {
  const lying = Buffer.from(file);
  const entry = lying.lastIndexOf(Buffer.from(name)) - 46;
  if (at === 8) lying.writeUInt16LE(value, entry + at);
  else lying.writeUInt32LE(value, entry + at);
  return lying;
}

function inSheet(xml: string): Buffer {
  return workbook({ parts: { [SHEET]: xml } });
}

describe('a file that is no workbook to read', () => {
  it.each<[string, Buffer, string]>([
    [
      'a zip file of something else',
      zipArchive([{ name: 'contatos.csv', content: 'nome\nAna\n' }]),
      'spreadsheet_unknown',
    ],
    ['a zip file with nothing in it', zipArchive([]), 'spreadsheet_unknown'],
    [
      'a text of Word',
      zipArchive([
        { name: '_rels/.rels', content: relations([['a', 'officeDocument', 'word/document.xml']]) },
        { name: 'word/document.xml', content: '<document/>' },
      ]),
      'spreadsheet_unknown',
    ],
    [
      'a sheet of LibreOffice',
      zipArchive([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'content.xml', content: '<office:document-content/>' },
      ]),
      'spreadsheet_ods',
    ],
    [
      'a text of LibreOffice',
      zipArchive([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }]),
      'spreadsheet_unknown',
    ],
    [
      'a binary workbook',
      zipArchive([
        { name: '_rels/.rels', content: relations([['a', 'officeDocument', 'xl/workbook.bin']]) },
        { name: 'xl/workbook.bin', content: 'x' },
      ]),
      'spreadsheet_xlsb',
    ],
    ['a workbook of LibreOffice', readFileSync(new URL('libreoffice.ods', FIXTURES)), 'spreadsheet_ods'],
    [
      'a workbook without sheets',
      workbook({ parts: { 'xl/workbook.xml': '<workbook/>' } }),
      'spreadsheet_unknown',
    ],
    ['a sheet without rows', workbook(), 'spreadsheet_empty'],
    [
      'a sheet of blank cells',
      workbook({ rows: `<row r="5">${textCell('C5', ' ')}</row>` }),
      'spreadsheet_empty',
    ],
    [
      'a workbook whose only sheet is hidden',
      workbook({
        parts: {
          'xl/workbook.xml':
            '<workbook xmlns:r="urn:r"><sheets><sheet name="a" state="veryHidden" r:id="rId1"/></sheets></workbook>',
        },
      }),
      'spreadsheet_empty',
    ],
    ['a workbook without its sheet', workbook({ parts: { [SHEET]: null } }), 'spreadsheet_broken'],
    ['an encrypted part', declare(workbook({ rows: ONE_ROW }), SHEET, 8, 0x801), 'spreadsheet_password'],
  ])('is refused as what it is: %s', async (_, file, code) => {
    expect(await containerOf(bytesOf(file))).toBe('zip');
    expect(await readWorkbook(file)).toBe(code);
  });

  it.each([
    [['EncryptionInfo', 'EncryptedPackage'], 'spreadsheet_password'],
    [['Workbook'], 'spreadsheet_xls'],
    [['Book'], 'spreadsheet_xls'],
    [['WordDocument'], 'spreadsheet_unknown'],
  ])('is refused as what it is: an older file of Office with %j', async (streams, code) => {
    const file = bytesOf(compoundFile(streams));
    expect(await containerOf(file)).toBe('compound');
    expect((await compoundRefusal(file)).code).toBe(code);
  });

  it('is refused as what it is: a workbook behind a password, and one of an old Excel', async () => {
    const sheets = [{ name: 'Base', rows: [['contact_name'], ['Ana']] }];
    const encrypted = await writeXlsx({ sheets, encryption: { password: 'segredo', spinCount: 10 } });
    for (const [file, code] of [
      [Buffer.from(encrypted), 'spreadsheet_password'],
      [readFileSync(new URL('libreoffice.xls', FIXTURES)), 'spreadsheet_xls'],
    ] as const) {
      expect(await containerOf(bytesOf(file))).toBe('compound');
      expect((await compoundRefusal(bytesOf(file))).code).toBe(code);
    }
  });

  it('is told from text by its first bytes alone', async () => {
    for (const text of ['', 'P', 'PK;nome', 'PK\n', 'nome;PK\u0003\u0004', '\uFEFFnome']) {
      expect(await containerOf(bytesOf(Buffer.from(text)))).toBeNull();
    }
  });
});

describe('a damaged workbook', () => {
  it.each<[string, Buffer]>([
    ['sizes smaller than what unpacks', declare(workbook({ rows: ONE_ROW }), SHEET, 24, 20)],
    ['sizes larger than what unpacks', declare(workbook({ rows: ONE_ROW }), SHEET, 24, 5000)],
    ['another checksum', declare(workbook({ rows: ONE_ROW }), SHEET, 16, 1)],
    ['less of a part than there is', declare(workbook({ rows: ONE_ROW }), SHEET, 20, 30)],
    ['XML that breaks off', inSheet(sheet(ONE_ROW).slice(0, -20))],
    ['XML that does not nest', inSheet(sheet(ONE_ROW.replace('</is>', '')))],
    [
      'a text that is nowhere',
      workbook({ rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>', strings: ['<t>a</t>'] }),
    ],
    ['a row twice', workbook({ rows: `${ONE_ROW}${ONE_ROW}` })],
    ['a row of no number', workbook({ rows: ONE_ROW.replace('r="1"', 'r="x"') })],
    ['a column beyond the last', workbook({ rows: `<row r="1">${textCell('XFE1', 'a')}</row>` })],
    ['a cell without a column', workbook({ rows: `<row r="1">${textCell('1', 'a')}</row>` })],
    [
      'entities of its own',
      inSheet(
        sheet(ONE_ROW.replace('Ana', '&b;')).replace(
          '<worksheet',
          '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet',
        ),
      ),
    ],
    ['an entity of nobody', workbook({ rows: ONE_ROW.replace('Ana', '&nobody;') })],
    [
      'a document type of no use',
      inSheet(sheet(ONE_ROW).replace('<worksheet', '<!DOCTYPE worksheet><worksheet')),
    ],
  ])('is refused: %s', async (_, file) => {
    expect(await readWorkbook(file)).toBe('spreadsheet_broken');
  });

  it('is refused wherever it is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: EDGE.length - 1 }), async (length) => {
        expect(await readWorkbook(EDGE.subarray(0, length))).toBe('spreadsheet_broken');
      }),
      { numRuns: 100 },
    );
  });

  it('is not what a file is whose pieces could not be fetched, whichever piece it was', async () => {
    let reads = 0;
    const failing = (at: number): ByteSource => ({
      size: EDGE.length,
      async *read(from, to) {
        reads += 1;
        if (reads === at) throw new Error('connection lost');
        yield* bytesOf(EDGE).read(from, to);
      },
    });
    const readAll = async (source: ByteSource) => {
      const { csv } = await openSpreadsheet(source, async () => {});
      for await (const _ of csv);
    };
    await readAll(failing(0));
    const all = reads;
    expect(all).toBeGreaterThan(20);
    for (let at = 1; at <= all; at++) {
      reads = 0;
      await expect(readAll(failing(at)), `read ${at}`).rejects.toThrow('connection lost');
    }
  });

  it('is read or refused, whatever its bytes are', async () => {
    const change = fc.tuple(fc.integer({ min: 0, max: EDGE.length - 1 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const file = Buffer.from(EDGE);
        for (const [at, byte] of changes) file[at] = byte;
        const rows = await readWorkbook(file);
        if (typeof rows === 'string') expect(rows).toMatch(/^spreadsheet_[a-z_]+$/);
        else expect(Object.keys(rows)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

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
        timeout: 60_000,
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
  ])(
    'is refused with little memory: %s',
    async (_, make, code) => {
      const { code: found, megabytes } = await reading(make());
      expect(found).toBe(code);
      expect(megabytes).toBeLessThan(MOST_MEGABYTES);
    },
    60_000,
  );

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
  }, 120_000);

  it('is not one whose last row is the last there can be', async () => {
    const last = workbook({ rows: `${ONE_ROW}<row r="1048576">${textCell('XFD1048576', 'fim')}</row>` });
    expect(await reading(last)).toMatchObject({ code: null, rows: 2, bytes: 4 + 1_048_575 + 16_383 + 3 });
    const texts = Array.from({ length: 100 }, (_, at) => `<t>${String(at).repeat(100)}</t>`);
    expect(await reading(workbook({ rows: mentions(1, 50), strings: texts }))).toMatchObject({ code: null });
  });

  it('is not one of long texts', async () => {
    const file = workbook({
      rows: mentions(1, 50) + mentions(2, 50),
      strings: [LONGEST, `<t>${sharedStrings([]).length}</t>`],
    });
    expect(await reading(file)).toMatchObject({ code: null, rows: 2 });
  });
});
