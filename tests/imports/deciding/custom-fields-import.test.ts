import { asc, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, customFields } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

/** The cell as the format's description writes it, with a second one in Portuguese. */
const ENGLISH = '["Billing","20,000"|"Lawyer","Dr. Augusto Martins"|"Secretary","Gabriela Santos"]';
const PORTUGUESE = '["Faturamento","20.000"|"Advogado","Dr. Augusto Martins"|"Secretária","Gabriela Santos"]';

const asExcelSavesIt = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const oneBracketEach = (cell: string) => cell.replaceAll('"|"', '"]|["');

describe('custom fields of a file', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() =>
    db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, custom_field, run, import_row restart identity cascade`,
    ),
  );

  /** Name of the field → value, of every contact in turn. */
  const stored = async () => {
    const fields = await db().select().from(customFields);
    const names = new Map(fields.map((field) => [String(field.id), field.name]));
    const rows = await db().select().from(contacts).orderBy(asc(contacts.name));
    return rows.map((row) => Object.entries(row.custom).map(([id, value]) => [names.get(id), value]));
  };

  it.each([
    ['raw, quotes and all', (cell: string) => cell],
    ['as Excel saves it', asExcelSavesIt],
    ['raw, a pair of brackets for each', oneBracketEach],
    [
      'as Excel saves it, a pair of brackets for each',
      (cell: string) => asExcelSavesIt(oneBracketEach(cell)),
    ],
  ])('are read %s, and made where they do not exist', async (_, write) => {
    const file = `contact_name;custom_fields;contact_email\r\nAna;${write(ENGLISH)};ana@exemplo.com.br\r\nBia;${write(PORTUGUESE)};bia@exemplo.com.br\r\n`;
    const { view } = await importFile(supervisor, file, db());
    expect(view).toMatchObject({
      color: 'green',
      created: 2,
      createdFields: ['Billing', 'Lawyer', 'Secretary', 'Faturamento', 'Advogado', 'Secretária'],
    });
    expect(await stored()).toEqual([
      [
        ['Billing', '20,000'],
        ['Lawyer', 'Dr. Augusto Martins'],
        ['Secretary', 'Gabriela Santos'],
      ],
      [
        ['Faturamento', '20.000'],
        ['Advogado', 'Dr. Augusto Martins'],
        ['Secretária', 'Gabriela Santos'],
      ],
    ]);
    const again = await importFile(supervisor, file, db());
    expect(again.view).toMatchObject({ created: 0, updated: 0, unchanged: 2, createdFields: [] });
  });

  it('are put together again when a value holds the sign between cells', async () => {
    const { view } = await importFile(
      supervisor,
      'contact_name;custom_fields;contact_email\nAna;["Obs","a; b; c"|"Plano","Ouro"];ana@exemplo.com.br\n',
      db(),
    );
    expect(view).toMatchObject({ color: 'green', created: 1 });
    expect(await stored()).toEqual([
      [
        ['Obs', 'a; b; c'],
        ['Plano', 'Ouro'],
      ],
    ]);
  });

  it('are a hundred at most on one contact, counting those it has', async () => {
    const cell = (from: number, to: number) =>
      `[${Array.from({ length: to - from }, (_, at) => `"Campo ${from + at}","x"`).join('|')}]`;
    const row = (text: string) =>
      `contact_name;contact_email;custom_fields\nAna;ana@exemplo.com.br;${text}\n`;
    expect((await importFile(supervisor, row(cell(0, 100)), db())).view).toMatchObject({ created: 1 });
    const { view, rejections } = await importFile(supervisor, row(cell(100, 101)), db());
    expect(view).toMatchObject({ rejected: 1, createdFields: [] });
    expect(rejections[0]?.reasons).toEqual([{ code: 'custom_fields_too_many', column: 'custom_fields' }]);
  });
});
