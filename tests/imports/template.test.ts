import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { mapHeader } from '#lib/imports/reading/columns.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { readWorkbook } from '#tests/support/read-workbook.ts';
import { TEMPLATE_COLUMNS, templateCsv, templateRows } from '../../bin/lib/import-template.ts';
import { templateXlsx } from '../../bin/lib/template-workbook.ts';

const FOLDER = new URL('../../public/templates/', import.meta.url);
const csv = readFileSync(new URL('carteira-import.csv', FOLDER));
const xlsx = readFileSync(new URL('carteira-import.xlsx', FOLDER));

/** Rows without the blank cells at their ends, by number. */
function numbered(rows: string[][]) {
  return Object.fromEntries(
    rows.map((row, at) => [at + 1, row.slice(0, row.findLastIndex((text) => text !== '') + 1)]),
  );
}

describe('the import templates', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });

  it('are those of the columns as they are now (node bin/make-templates.ts)', async () => {
    expect(csv.toString()).toBe(templateCsv());
    expect(await readWorkbook(xlsx)).toEqual(await readWorkbook(templateXlsx()));
  });

  it('say the same in both formats, in columns that the import knows', async () => {
    expect(parse(csv, { delimiter: ';', bom: true })).toEqual(templateRows());
    expect(await readWorkbook(xlsx)).toEqual(numbered(templateRows()));
    expect(mapHeader(TEMPLATE_COLUMNS)).toMatchObject({ ignored: [], width: TEMPLATE_COLUMNS.length });
  });

  it('can be imported as they are, and say the same again', async () => {
    const first = await importFile(supervisor, xlsx, db(), 'carteira-import.xlsx');
    expect(first.view).toMatchObject({ color: 'green', rows: 2, created: 2 });
    const again = await importFile(supervisor, csv, db(), 'carteira-import.csv');
    expect(again.view).toMatchObject({ color: 'green', rows: 2, unchanged: 2 });
  });
});
