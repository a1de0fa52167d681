import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, organization } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { errorReport, errorWorkbook } from '#lib/imports/report/error-report.ts';
import { clearNotifications } from '#lib/notifications/clear-notifications.ts';
import { closeNotification } from '#lib/notifications/close-notification.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { countUnreadReports } from '#lib/notifications/unread-reports.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { readWorkbook } from '#tests/support/read-workbook.ts';

const FILE = `contact_name;contact_email;contact_gender
=1+1;soma@exemplo.com.br;Outro
+5548999990001;mais@exemplo.com.br;masculino
-Ana-;menos@exemplo.com.br;F
@SUM(A1);arroba@exemplo.com.br;M
"Lima; & ""Filhos""";lima@exemplo.com.br;X
Certa;certa@exemplo.com.br;Feminino
`;

describe('the error report', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  let manager: Actor;

  beforeAll(async () => {
    ({ supervisor, manager } = await actors(db()));
  });
  beforeEach(async () => {
    await db().execute(sql`truncate contact, contact_avatar, contact_note, contact_identifier, run cascade`);
    await db().update(organization).set({ reportRetentionDays: 0 });
  });

  const text = async (actor: Actor, id: number) => {
    const report = await errorReport(actor, id, ({ code, column }) => `${column}: ${code}`, db());
    let whole = '';
    for await (const piece of report.text) whole += piece;
    return whole;
  };

  it('holds the refused rows with their columns, line and reason, formulas disarmed', async () => {
    const { id, view } = await importFile(supervisor, FILE, db());
    expect(view).toMatchObject({ created: 1, rejected: 5, color: 'yellow' });
    const lines = (await text(supervisor, id)).split('\r\n');
    expect(lines[0]).toBe('\uFEFFcontact_name;contact_email;contact_gender;carteira_line;carteira_reason');
    expect(lines[1]).toBe("'=1+1;soma@exemplo.com.br;Outro;2;contact_gender: gender_invalid");
    expect(lines[2]).toMatch(/^'\+5548999990001;/);
    expect(lines[3]).toMatch(/^'-Ana-;/);
    expect(lines[4]).toMatch(/^'@SUM\(A1\);/);
    expect(lines[5]).toMatch(/^"Lima; & ""Filhos""";lima@exemplo.com.br;X;6;/);
  });

  it('is read in pieces of some megabytes, however long its rows are', async () => {
    const { id } = await importFile(supervisor, FILE, db());
    await db().execute(sql`
      insert into run_rejection (run_id, position, reasons, cells)
      select ${id}, n, '[{"code":"name_missing"}]', array['Ana', repeat('x', 20000), 'F'] from generate_series(101, 1100) n`);
    const report = await errorReport(supervisor, id, ({ code }) => code, db());
    const pieces: string[] = [];
    for await (const piece of report.text) pieces.push(piece);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(6 << 20);
    const lines = pieces.join('').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 5 + 1000);
    expect(lines.at(-1)).toMatch(/;F;1100;name_missing$/);
  });

  it('imports again once corrected, every cell as it first was', async () => {
    const { id } = await importFile(supervisor, FILE, db());
    const corrected = (await text(supervisor, id)).replaceAll(/;(Outro|masculino|F|M|X);/g, ';Feminino;');
    const { view } = await importFile(supervisor, corrected, db());
    expect(view).toMatchObject({ color: 'green', created: 5, ignoredColumns: [] });
    const names = await db()
      .select({ name: contacts.name })
      .from(contacts)
      .where(eq(contacts.gender, 'female'));
    expect(names.map((row) => row.name).sort()).toEqual(
      ['=1+1', '+5548999990001', '-Ana-', '@SUM(A1)', 'Certa', 'Lima; & "Filhos"'].sort(),
    );
  });

  it('is a workbook of texts too, which imports again in the same way', async () => {
    const { id } = await importFile(
      supervisor,
      `${FILE}="0042";codigo@exemplo.com.br;X\nBia;b@exemplo.com.br;F; solto\n`,
      db(),
    );
    const { fileName, bytes } = await errorWorkbook(supervisor, id, ({ code }) => code, db());
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    expect(fileName).toBe('clientes-erros.xlsx');
    const rows = Object.values(await readWorkbook(Buffer.concat(pieces)));
    expect(rows[0]).toEqual([
      'contact_name',
      'contact_email',
      'contact_gender',
      'carteira_line',
      'carteira_reason',
    ]);
    expect(rows[1]).toEqual(['=1+1', 'soma@exemplo.com.br', 'Outro', '2', 'gender_invalid']);
    const again = await importFile(supervisor, Buffer.concat(pieces), db(), fileName);
    expect(again.view).toMatchObject({ rejected: 7, ignoredColumns: [] });
    expect(again.rejections.at(-1)?.reasons).toMatchObject([{ code: 'too_many_columns' }]);
  });

  it('keeps long cells whole, and what stands beyond the header behind its own columns', async () => {
    const tags = Array.from({ length: 90 }, (_, at) => `etiqueta número ${at}`).join(', ');
    const file = `contact_name;contact_gender;contact_tags\nAna;F;"${tags}"\nBia;Feminino;vip; solto;;\n`;
    const { id } = await importFile(supervisor, file, db());
    const report = await text(supervisor, id);
    expect(report.split('\r\n').slice(1, 3)).toEqual([
      `Ana;F;${tags};2;contact_gender: gender_invalid`,
      'Bia;Feminino;vip;3;undefined: too_many_columns;" solto"',
    ]);
    const { view, rejections } = await importFile(supervisor, report.replace(';F;', ';Feminino;'), db());
    expect(view).toMatchObject({ created: 1, rejected: 1 });
    expect(rejections[0]).toMatchObject({ position: 3, reasons: [{ code: 'too_many_columns' }] });
  });

  it('goes for good when its notification is closed', async () => {
    const { id } = await importFile(supervisor, FILE, db());
    const [notification] = await listNotifications(supervisor, db());
    expect(notification).toMatchObject({
      kind: 'progress',
      run: { id, color: 'yellow', reportHref: `/imports/${id}/errors.csv` },
    });
    await closeNotification(supervisor, notification?.id ?? 0, db());
    expect(await listNotifications(supervisor, db())).toEqual([]);
    await expect(text(supervisor, id)).rejects.toThrow(NotFound);
  });

  it('is asked about before signing out until it has been read, and goes then', async () => {
    const { id } = await importFile(supervisor, FILE, db());
    expect(await countUnreadReports(supervisor, db())).toBe(1);
    await text(supervisor, id);
    expect(await countUnreadReports(supervisor, db())).toBe(0);
    await clearNotifications(supervisor, db());
    expect(await listNotifications(supervisor, db())).toEqual([]);
    await expect(text(supervisor, id)).rejects.toThrow(NotFound);
  });

  it('stays when the organization keeps reports for some days', async () => {
    await db().update(organization).set({ reportRetentionDays: 7 });
    const { id } = await importFile(supervisor, FILE, db());
    expect(await countUnreadReports(supervisor, db())).toBe(0);
    await clearNotifications(supervisor, db());
    expect(await text(supervisor, id)).toContain('soma@exemplo.com.br');
  });

  it('keeps a notification from anyone but its user', async () => {
    await importFile(supervisor, FILE, db());
    const [notification] = await listNotifications(supervisor, db());
    expect(await listNotifications(manager, db())).toEqual([]);
    await expect(closeNotification(manager, notification?.id ?? 0, db())).rejects.toThrow(NotFound);
  });
});
