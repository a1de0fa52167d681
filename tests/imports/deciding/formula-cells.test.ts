import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { actors } from '#tests/support/actors.ts';
import { baseDigest } from '#tests/support/base-digest.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

/** What spreadsheets may take for a formula, each at the start of a cell. */
const CELLS = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1', '"\t@x"', "'=1+1"],
  ...['=HYPERLINK("http://x";"y")', "=cmd|'/C calc'!A0"],
];
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const file = (gender: string) =>
  `contact_name;contact_gender;contact_address\r\n${CELLS.map((cell) => `${quoted(cell)};${gender};${quoted(cell)}\r\n`).join('')}`;

describe('cells that spreadsheets would run', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });

  const report = async (id: number) => {
    let text = '';
    for await (const piece of (await errorReport(supervisor, id, ({ code }) => code, db())).text)
      text += piece;
    return text;
  };

  it('come out of the report harmless, and go in again as if they had never been in it', async () => {
    await importFile(supervisor, file('Feminino'), db());
    const expected = await baseDigest(db());
    await db().execute(sql`truncate contact, contact_avatar, contact_note, contact_identifier cascade`);

    const { id, view } = await importFile(supervisor, file('feminino'), db());
    expect(view).toMatchObject({ created: 0, rejected: CELLS.length });
    const text = await report(id);
    const starts = [...text.matchAll(/(?:^|;|\r\n)"?([^;"\r\n]|\r(?!\n))/g)].map(([, start]) => start);
    expect(starts.length).toBeGreaterThan(CELLS.length * 4);
    for (const start of starts) expect('=+-@\t\r\n').not.toContain(start);

    const { view: corrected } = await importFile(
      supervisor,
      text.replaceAll(/;feminino;/g, ';Feminino;'),
      db(),
    );
    expect(corrected).toMatchObject({ color: 'green', created: CELLS.length, ignoredColumns: [] });
    expect(await baseDigest(db())).toBe(expected);
  });
});
