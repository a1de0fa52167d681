import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importChunks, imports, notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { getReview } from '#lib/imports/review/get-review.ts';
import { importReviewed } from '#lib/imports/review/import-reviewed.ts';
import { reviewRefused } from '#lib/imports/review/review-refused.ts';
import { sweepReviews } from '#lib/imports/review/sweep-reviews.ts';
import { updateReview } from '#lib/imports/review/update-review.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { exampleBase } from '#tests/support/example-base.ts';
import { importFile } from '#tests/support/import-run.ts';
import { checked, waitingReview } from '#tests/support/review-run.ts';
import { OFFICE, relations, sheet, textCell, workbook } from '#tests/support/workbook.ts';

describe('what a review lets people choose', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  let manager: Actor;
  let agent: Actor;
  beforeAll(async () => {
    ({ supervisor, manager, agent } = await actors(db()));
  });
  beforeEach(() => exampleBase(db()));

  const send = (text: string) => waitingReview(supervisor, text, db());
  const review = (id: number) => getReview(supervisor, id, db());
  const fieldsOf = async (id: number) => (await review(id)).file?.columns.map(({ field }) => field);

  async function settle(id: number, given: Record<string, unknown>) {
    const { file, mode } = await review(id);
    const fields = file?.columns.map(({ field }) => field ?? '');
    const form = { delimiter: file?.delimiter, hasHeader: 'true', fields, mode, ...given };
    return updateReview(supervisor, id, form, { recheck: false }, db());
  }

  async function importIt(id: number) {
    const { check } = await checked(supervisor, id, db());
    await importReviewed(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    const view = await getImport(supervisor, id, db());
    expect([check.created, check.rejected, check.newFields]).toEqual([
      view.created,
      view.rejected,
      view.createdFields,
    ]);
    return view;
  }

  const made = async () =>
    (
      await db().execute<Record<string, unknown>>(sql`
        select name, street, phones, (select jsonb_object_agg(f.name, c.value) from jsonb_each_text(custom) c
          join custom_field f on f.id = c.key::int) as custom
        from contact where id > 5 order by id`)
    ).rows;

  it('finds custom fields by the names of columns, and makes one of a column that is asked for', async () => {
    const admin = manager;
    await createCustomField(admin, { name: 'Plano', type: 'text' }, db());
    const id = await send('nome;PLANO;Vendedor;e-mail\nAna Nova;Ouro;Bruna;nova@exemplo.com.br\n');
    expect(await fieldsOf(id)).toEqual(['name', 'custom:Plano', null, 'email']);
    expect((await review(id)).file?.customNames).toEqual(['Plano']);
    await settle(id, { fields: ['name', 'custom:Plano', 'custom:Vendedor', 'email'] });
    expect(await importIt(id)).toMatchObject({ color: 'green', createdFields: ['Vendedor'] });
    expect(await made()).toMatchObject([{ custom: { Plano: 'Ouro', Vendedor: 'Bruna' } }]);
  });

  it('joins columns that go to one text', async () => {
    const id = await send('a;b;Rua;Quadra;e-mail\nAna;Prado;Rua A;Q 7;nova@exemplo.com.br\n');
    await settle(id, { fields: ['name', 'name', 'street', 'street', 'email'] });
    expect((await review(id)).file?.problem).toBeNull();
    await importIt(id);
    expect(await made()).toMatchObject([{ name: 'Ana Prado', street: 'Rua A Q 7' }]);
  });

  it('reads numbers without a code as those of a country only once it is chosen, and so does the report', async () => {
    const id = await send('nome;fone;sexo\nAna;48 99999-7001;\nBia;+1 202 555 0123;\nCaio;48 3333-7002;x\n');
    expect((await checked(supervisor, id, db())).check).toMatchObject({ created: 1, rejected: 2 });
    await settle(id, { country: 'BR' });
    expect((await review(id)).file?.country).toBe('BR');
    expect(await importIt(id)).toMatchObject({ created: 2, rejected: 1 });
    expect((await made()).map(({ phones }) => phones)).toEqual([['5548999997001'], ['12025550123']]);
    const report = await errorReport(supervisor, id, ({ code }) => code, db());
    let text = '';
    for await (const piece of report.text) text += piece;
    const again = await importFile(supervisor, text.replace(';x;', ';;'), db());
    expect(again.view).toMatchObject({ color: 'green', created: 1 });
    expect((await made()).at(-1)?.phones).toEqual(['554833337002']);
  });

  it('takes another line for the header, and guesses its columns again', async () => {
    const id = await send('Nome;Obs\nx;y\nCliente;Telefone\nAna;5548999997003\n');
    const { file } = await review(id);
    expect(file).toMatchObject({ headerRow: 1, rows: 3 });
    expect(file?.lines[2]).toEqual({ row: 3, line: 3, text: 'Cliente · Telefone' });
    await settle(id, { headerRow: '3' });
    expect(await fieldsOf(id)).toEqual(['name', 'phone']);
    expect((await review(id)).file).toMatchObject({ headerRow: 3, rows: 1 });
    expect(await importIt(id)).toMatchObject({ color: 'green', created: 1, rows: 1 });
  });

  it('counts the contacts that stand above the line chosen for the header, which are left out', async () => {
    const id = await send(
      'Clientes;\nAna Souza;5548999997004\nBia Reis;5548999997005\nNome;Telefone\nCaio;5548999997006\n',
    );
    expect((await review(id)).file).toMatchObject({ headerRow: 1, peopleAbove: 0 });
    await settle(id, { headerRow: '4' });
    expect((await review(id)).file).toMatchObject({ headerRow: 4, rows: 1, peopleAbove: 2 });
    await settle(id, { headerRow: '1' });
    expect((await review(id)).file).toMatchObject({ headerRow: 1, peopleAbove: 0 });
  });

  it('reads the sheet with a table of contacts, and another one once it is chosen', async () => {
    const line = (row: number, ...texts: string[]) =>
      `<row r="${row}">${texts.map((text, at) => textCell(`${'ABC'[at]}${row}`, text)).join('')}</row>`;
    const names = ['Leia-me', 'Clientes', 'Antigos'];
    const sheets = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
    const book = workbook({
      parts: {
        'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relations(
          names.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
        ),
        'xl/worksheets/sheet1.xml': sheet(line(1, 'Preencha a aba Clientes')),
        'xl/worksheets/sheet2.xml': sheet(line(1, 'Nome', 'E-mail') + line(2, 'Ana', 'nova@exemplo.com.br')),
        'xl/worksheets/sheet3.xml': sheet(line(1, 'Nome') + line(2, 'Bia') + line(3, 'Caio')),
      },
    });
    expect((await importFile(supervisor, book, db(), 'a.xlsx')).view).toMatchObject({
      color: 'green',
      created: 1,
      sheet: 'Clientes',
      sheets: names,
    });
    const id = await waitingReview(supervisor, book, db(), { fileName: 'a.xlsx' });
    await checked(supervisor, id, db());
    expect(await review(id)).toMatchObject({ sheet: 'Clientes', sheets: names, file: { rows: 1 } });
    expect(await settle(id, { sheet: 'Antigos' })).toEqual({ changed: true });
    expect(await review(id)).toMatchObject({ file: null });
    await checked(supervisor, id, db());
    expect(await review(id)).toMatchObject({ sheet: 'Antigos', file: { rows: 2, problem: null } });
    expect(await importIt(id)).toMatchObject({ color: 'green', created: 2 });
  });

  it('says beforehand that most rows identify nobody', async () => {
    expect((await review(await send('nome;cidade\nAna;Lages\n'))).file?.isUnidentified).toBe(true);
    expect((await review(await send('nome;e-mail\nAna;a@b.co\n'))).file?.isUnidentified).toBe(false);
  });

  it.each([
    { fields: ['custom:'] },
    { fields: [`custom:${'x'.repeat(81)}`] },
    { country: 'XX' },
    { headerRow: '22' },
  ])('refuses choices that no page of ours offers: %j', async (given) => {
    const id = await send('nome\nAna\n');
    await expect(settle(id, given)).rejects.toThrow('refused');
  });

  it('opens a file that was refused for its header or delimiter, without another upload', async () => {
    const { id, view } = await importFile(supervisor, 'Pessoa,E-mail\nAna,nova@exemplo.com.br\n', db());
    expect(view).toMatchObject({ state: 'failed', reason: 'delimiter', mendable: true });
    await expect(reviewRefused(agent, id, db())).rejects.toThrow(Forbidden);
    await expect(reviewRefused(manager, id, db())).rejects.toThrow(NotFound);
    const older = await send('nome\nAna\n');
    await reviewRefused(supervisor, id, db());
    await expect(review(older)).rejects.toThrow(NotFound);
    expect(await db().select().from(notifications)).toEqual([]);
    expect((await checked(supervisor, id, db())).file?.delimiter).toBe('comma');
    await settle(id, { fields: ['name', 'email'] });
    expect(await importIt(id)).toMatchObject({ color: 'green', created: 1, mendable: false });
    expect(await db().select().from(importChunks)).toEqual([]);
    await expect(reviewRefused(supervisor, id, db())).rejects.toThrow(NotFound);
  });

  it('keeps such a file for a day, and no other', async () => {
    const pdf = await importFile(supervisor, '%PDF-1.4\n', db());
    expect(pdf.view).toMatchObject({ reason: 'file_pdf', mendable: false });
    const { id } = await importFile(supervisor, 'Pessoa,E-mail\nAna,a@b.co\n', db());
    await sweepReviews(db());
    expect(await db().$count(importChunks, eq(importChunks.runId, id))).toBe(1);
    await db().update(runs).set({ finishedAt: sql`now() - interval '25 hours'` });
    await sweepReviews(db());
    expect(await db().select().from(importChunks)).toEqual([]);
    expect(await db().$count(imports, eq(imports.mendable, true))).toBe(0);
    await expect(reviewRefused(supervisor, id, db())).rejects.toThrow(NotFound);
  });
});
