import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { imports } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { rowSource } from '#lib/imports/deciding/row-source.ts';
import { openFile } from '#lib/imports/reading/open-file.ts';
import { recordWeight } from '#lib/imports/reading/record-weight.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { stream } from '#tests/support/import-file.ts';
import { importFile } from '#tests/support/import-run.ts';

const MOST_COLUMNS = 16_384;
const wide = (name: string, columns = MOST_COLUMNS) => `${name}${';'.repeat(columns - 2)};x\n`;

describe('a file of very many columns', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  let manager: Actor;
  beforeAll(async () => {
    ({ supervisor, manager } = await actors(db()));
  });

  it('is read in batches that take little memory', async () => {
    const rows = 120;
    const file = [wide('contact_name'), ...Array.from({ length: rows }, (_, at) => wide(`Ana ${at}`))];
    const body = stream(file.map((line) => Buffer.from(line)));
    const { id } = await receiveImport(supervisor, { fileName: 'clientes.csv', body }, db());
    const opened = await openFile(id, id, db());
    if ('refusal' in opened) throw new Error(opened.refusal.code);
    const source = rowSource(id, opened, { ...opened.firstRecord }, { refuseInvalidDocuments: true });
    const lines: number[] = [];
    for (let batch = await source.read(5_000); batch; batch = await source.read(5_000)) {
      const weight = batch.rows.reduce((sum, { cells }) => sum + recordWeight(cells), 0);
      expect(weight).toBeLessThan(24 << 20);
      lines.push(...batch.rows.map(({ line }) => line));
    }
    await source.close();
    expect(lines).toEqual(Array.from({ length: rows }, (_, at) => at + 2));
  });

  it('goes in whole, and keeps of its header what is shown', async () => {
    const file = [wide('contact_name'), ...Array.from({ length: 60 }, (_, at) => wide(`Bia ${at}`))].join('');
    const { id, view } = await importFile(manager, file, db());
    expect(view).toMatchObject({ state: 'completed', rows: 60, processed: 60, created: 60 });
    expect(view.ignoredColumns).toHaveLength(101);
    const [row] = await db().select({ header: imports.header }).from(imports).where(eq(imports.runId, id));
    expect(row?.header).toHaveLength(MOST_COLUMNS);
  });

  it('is refused when it has more than any spreadsheet, and when a name is long it is cut', async () => {
    const { view } = await importFile(manager, wide('contact_name', 20_000) + wide('Caio'), db());
    expect(view).toMatchObject({
      state: 'failed',
      reason: 'header_too_wide',
      reasonDetail: { count: 20_000, maximum: MOST_COLUMNS },
    });
    const long = `contact_name;${'x'.repeat(100_000)}\nDora;1\n`;
    const { id } = await importFile(manager, long, db());
    const [row] = await db().select({ header: imports.header }).from(imports).where(eq(imports.runId, id));
    expect(row?.header[1]).toHaveLength(200);
  });

  it('tells a hundred of the custom fields that it created, and that there are more', async () => {
    const fields = (at: number) =>
      `[${Array.from({ length: 60 }, (_, more) => `"Campo ${at * 60 + more}","1"`).join('|')}]`;
    const file = `contact_name;custom_fields\nEva;${fields(0)}\nFlora;${fields(1)}\n`;
    const { view } = await importFile(manager, file, db());
    expect(view).toMatchObject({ created: 2 });
    expect(view.createdFields).toHaveLength(101);
    expect(view.createdFields.at(-1)).toBe('…');
  });
});
