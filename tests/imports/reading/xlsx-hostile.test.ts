import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '#lib/imports/reading/xlsx/byte-source.ts';
import { compoundRefusal, containerOf } from '#lib/imports/reading/xlsx/container.ts';
import { openSpreadsheet } from '#lib/imports/reading/xlsx/open-spreadsheet.ts';
import { compoundFile } from '#tests/support/compound-file.ts';
import { declare, inSheet, ONE_ROW, SHEET } from '#tests/support/hostile-workbook.ts';
import { randomCases } from '#tests/support/random-cases.ts';
import { bytesOf, readWorkbook } from '#tests/support/read-workbook.ts';
import { relations, sheet, textCell, workbook } from '#tests/support/workbook.ts';
import { zipArchive } from '../../../bin/lib/zip-archive.ts';

const FIXTURES = new URL('../../fixtures/xlsx/', import.meta.url);
const EDGE = readFileSync(new URL('edge.xlsx', FIXTURES));

describe('a file that is no workbook to read', () => {
  it.each<[string, Buffer, string]>([
    [
      'a zip file of something else',
      zipArchive([{ name: 'contatos.csv', content: 'nome\nAna\n' }]),
      'file_archive',
    ],
    ['a zip file with nothing in it', zipArchive([]), 'spreadsheet_unknown'],
    [
      'a text of Word',
      zipArchive([
        { name: '_rels/.rels', content: relations([['a', 'officeDocument', 'word/document.xml']]) },
        { name: 'word/document.xml', content: '<document/>' },
      ]),
      'file_document',
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
      randomCases(20),
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
      randomCases(60),
    );
  });
});
