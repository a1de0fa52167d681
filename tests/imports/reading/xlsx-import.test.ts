import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, importChunks, imports } from '#db/schema/index.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { cancelImport } from '#lib/imports/cancel-import.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { exampleBase } from '#tests/support/example-base.ts';
import { stream } from '#tests/support/import-file.ts';
import { importFile } from '#tests/support/import-run.ts';
import { readWorkbook } from '#tests/support/read-workbook.ts';
import { textCell, workbook } from '#tests/support/workbook.ts';

const edge = readFileSync(new URL('../../fixtures/xlsx/edge.xlsx', import.meta.url));
const bomb = readFileSync(new URL('../../fixtures/xlsx/bomb_one_cell_400MB.xlsx', import.meta.url));

/** A workbook of texts; an empty row is no row of the file. */
function texts(table: string[][]): Buffer {
  const rows = table.map((row, y) => {
    const cells = row.map((text, x) => textCell(`${String.fromCharCode(65 + x)}${y + 1}`, text));
    return row.length > 0 ? `<row r="${y + 1}">${cells.join('')}</row>` : '';
  });
  return workbook({ rows: rows.join('') });
}

describe('the import of a workbook', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() => exampleBase(db()));

  async function report(id: number): Promise<string> {
    let text = '';
    for await (const piece of (await errorReport(supervisor, id, ({ code }) => code, db())).text)
      text += piece;
    return text;
  }

  it('takes each row for what its cells show and names refused ones by their number in the sheet', async () => {
    const read = (await readWorkbook(edge)) as Record<number, string[]>;
    // Without the column that asks for portfolios and says nothing about them.
    const table = Array.from({ length: 20 }, (_, at) => read[at + 1]?.toSpliced(4, 1) ?? []);
    const { view, rejections, outcomes } = await importFile(supervisor, texts(table), db(), 'edge.xlsx');
    expect(view).toMatchObject({ state: 'completed', color: 'yellow', encoding: 'xlsx', rows: 10 });
    expect(view).toMatchObject({ created: 5, updated: 1, unchanged: 0, rejected: 4, repaired: 1 });
    const reasons = rejections.map(({ position, reasons }) => [
      position,
      ...reasons.map(({ code, column }) => `${column ?? ''} ${code}`),
    ]);
    expect(reasons).toEqual([
      [5, 'contact_cpf spreadsheet_error', 'contact_phone_1 spreadsheet_error'],
      [6, 'contact_cpf spreadsheet_error'],
      [10, 'contact_birth_date date_invalid'],
      [20, ' too_many_columns'],
    ]);
    const created = outcomes.filter(({ outcome }) => outcome === 'created').map(({ line }) => line);
    expect(created).toEqual([2, 4, 8, 9, 12]);
    const [first] = await db()
      .select({ name: contacts.name, cpf: contacts.cpf, phones: contacts.phones, born: contacts.birthDate })
      .from(contacts)
      .where(eq(contacts.cpf, '01234567890'));
    expect(first).toEqual({
      name: 'CPF texto',
      cpf: '01234567890',
      phones: ['5548999990101', '5548999990102'],
      born: '1990-02-01',
    });
  });

  it('asks rows that want a portfolio for all of it, whether true is a text or a spreadsheet’s own', async () => {
    const { view, rejections } = await importFile(supervisor, edge, db(), 'edge.xlsx');
    expect(view).toMatchObject({ color: 'yellow', rows: 10, created: 4, updated: 0, rejected: 6 });
    const missing = ['portfolio_type portfolio_type_invalid', 'portfolio_user_email required'];
    expect(
      rejections.map(({ position, reasons }) => [
        position,
        ...reasons.map(({ code, column }) => `${column ?? ''} ${code}`),
      ]),
    ).toEqual([
      [2, ...missing],
      [3, ...missing],
      [5, ...['contact_cpf', 'contact_phone_1', 'portfolio'].map((column) => `${column} spreadsheet_error`)],
      [6, 'contact_cpf spreadsheet_error'],
      [10, 'contact_birth_date date_invalid', 'portfolio portfolio_flag_invalid'],
      [20, ' too_many_columns'],
    ]);
  });

  it('changes nothing the second time', async () => {
    const table = [['contact_name', 'contact_phone'], [], ['Ana', '5548999991234'], ['Rui', '5548999991235']];
    const first = await importFile(supervisor, texts(table), db());
    expect(first.view).toMatchObject({ color: 'green', created: 2, rows: 2 });
    expect(first.outcomes.map(({ line }) => line)).toEqual([3, 4]);
    const again = await importFile(supervisor, texts(table), db());
    expect(again.view).toMatchObject({ color: 'green', created: 0, updated: 0, unchanged: 2 });
  });

  it('keeps custom fields and line breaks of a cell, also when a row is refused', async () => {
    const header = [
      'contact_name',
      'contact_phone',
      'contact_address',
      'contact_tags',
      'custom_fields',
      'contact_active',
    ];
    const custom = '["Billing","20,000"|"Lawyer","Dr."]';
    const address = 'Rua A; nº 1\r\nFundos\n"Casa 2"';
    const tags = 'um\ndois';
    const file = texts([
      header,
      ['Ana', '5548999991234', address, tags, custom, 'sim'],
      ['Rui', '5548999991235', address, tags, custom, 'talvez'],
      ['Eva', '5548999991236', '1\n'.repeat(60), '', '', ''],
    ]);
    const { id, view, outcomes, rejections } = await importFile(supervisor, file, db());
    expect(view).toMatchObject({ created: 2, rejected: 1 });
    expect(rejections.map(({ position }) => position)).toEqual([3]);
    const ana = await getContact(supervisor, outcomes[0]?.contactId ?? 0, db());
    expect(ana.street).toBe('Rua A; nº 1\nFundos\n"Casa 2"');
    expect(ana.tags.map(({ name }) => name).sort()).toEqual(['dois', 'um']);
    expect(Object.fromEntries(ana.customFields.map(({ name, value }) => [name, value]))).toEqual({
      Billing: '20,000',
      Lawyer: 'Dr.',
    });
    expect(await report(id)).toContain('"Rua A; nº 1\nFundos\n""Casa 2""";"um\ndois";');
  });

  it('reads the sheet anew when a worker died while rewriting it', async () => {
    const file = texts([['contact_name'], ['Ana']]);
    const { id } = await receiveImport(supervisor, { fileName: 'a.xlsx', body: stream([file]) }, db());
    await db()
      .insert(importChunks)
      .values(
        [0, 1].map((seq) => ({ runId: id, version: 1, seq, bytes: Buffer.from('contact_name\nHalf') })),
      );
    await executeRun(id, RUN_KINDS);
    expect(await getImport(supervisor, id, db())).toMatchObject({ color: 'green', rows: 1, created: 1 });
    expect(
      await db().select({ name: contacts.name }).from(contacts).where(eq(contacts.name, 'Half')),
    ).toEqual([]);
  });

  it('can be given up while the sheet is being rewritten', async () => {
    const { id } = await receiveImport(supervisor, { fileName: 'a.xlsx', body: stream([edge]) }, db());
    await cancelImport(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    expect(await getImport(supervisor, id, db())).toMatchObject({ state: 'cancelled', processed: 0 });
    const [row] = await db()
      .select({ encoding: imports.encoding })
      .from(imports)
      .where(eq(imports.runId, id));
    expect(row?.encoding).toBeNull();
    expect(await db().select({ seq: importChunks.seq }).from(importChunks)).toEqual([]);
  });

  it.each([
    ['a bomb', bomb, 'spreadsheet_too_large'],
    ['a workbook cut off', edge.subarray(0, 4000), 'spreadsheet_broken'],
    ['a sheet without rows', workbook(), 'spreadsheet_empty'],
  ])('refuses %s, red, with a report and nothing kept', async (_, file, code) => {
    const { id, view } = await importFile(supervisor, file, db(), 'a.xlsx');
    expect(view).toMatchObject({ state: 'failed', color: 'red', reason: code, rows: 0, hasReport: true });
    expect(await report(id)).toMatch(new RegExp(`1;${code}`));
    expect(await db().select({ seq: importChunks.seq }).from(importChunks)).toEqual([]);
    expect((await db().select().from(contacts)).length).toBe(5);
  });

  it('refuses a sheet of a header alone as a file without rows', async () => {
    const { view } = await importFile(supervisor, texts([['contact_name']]), db());
    expect(view).toMatchObject({ state: 'failed', reason: 'no_rows' });
  });
});
