import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportPool } from '#db/client.ts';
import { auditEvents, contacts, tags } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, Refused, TooMany } from '#lib/core/errors.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { countExport } from '#lib/exports/count-export.ts';
import { EXPORT_HEADER } from '#lib/exports/export-columns.ts';
import { exportContacts } from '#lib/exports/export-contacts.ts';
import { exportDownload } from '#lib/exports/export-download.ts';
import { readableLayout } from '#lib/exports/readable-layout.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { readWorkbook } from '#tests/support/read-workbook.ts';
import { TEMPLATE_COLUMNS } from '../../bin/lib/import-template.ts';

const EVERYONE = { everything: true, filters: {} } as const;

describe('exporting contacts', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;

  beforeAll(async () => {
    people = await actors(db());
  });
  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, tag, audit_event restart identity cascade`,
    );
  });

  const text = async (actor: Actor, selection: Parameters<typeof exportContacts>[1]) => {
    let all = '';
    const { bytes } = await exportContacts(actor, selection, 'csv', db());
    for await (const piece of bytes) all += Buffer.from(piece).toString();
    return all;
  };
  const names = async (actor: Actor, selection: Parameters<typeof exportContacts>[1]) =>
    (await text(actor, selection))
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';')[0]);
  const snapshots = async () => {
    const { rows } = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from pg_stat_activity where application_name = 'carteira export' and xact_start is not null and datname = current_database()`,
    );
    return rows[0]?.n ?? 0;
  };

  it('writes the template’s columns, in the words of who exports', async () => {
    const [tag] = await db().insert(tags).values({ name: 'VIP' }).returning();
    await db()
      .insert(contacts)
      .values({
        name: '=Ana; "A"',
        gender: 'female',
        birthDate: '1990-03-25',
        phones: ['5548999990101', '554833330101'],
        priority: 3,
        tagIds: [tag?.id ?? 0],
      });
    const all = await text(people.supervisor, EVERYONE);
    expect(
      all.startsWith('\uFEFFcontact_name;contact_first_name;contact_last_name;contact_email;contact_cpf;'),
    ).toBe(true);
    expect(all).toContain(`\r\n"'=Ana; ""A""";;;;;;Feminino;25/03/1990;`);
    expect(all).toContain(';5548999990101;554833330101;');
    expect(all).toMatch(/;sim;não;alta;VIP;;;;;;;;c1-[0-9a-f]{10}\r\n$/);
    expect(await text({ ...people.supervisor, locale: 'en' }, EVERYONE)).toContain(';yes;no;high;VIP;');
    for (const column of TEMPLATE_COLUMNS) expect(EXPORT_HEADER).toContain(column);
  });

  it('writes the columns of the screen, or every field, in the reader’s words and each custom field apart', async () => {
    const { id: field } = await createCustomField(people.owner, { name: 'Plano', type: 'number' }, db());
    await db()
      .insert(contacts)
      .values({
        name: 'Ana',
        priority: 3,
        phones: ['5548999990101'],
        birthDate: '1990-03-25',
        custom: { [field]: '1234.5' },
      });
    const written = async (columns?: string[]) => {
      const layout = readableLayout(await getTranslations({ locale: 'pt-BR' }), columns);
      const { bytes } = await exportContacts(people.supervisor, EVERYONE, 'csv', db(), layout);
      let all = '';
      for await (const piece of bytes) all += Buffer.from(piece).toString();
      return all.replace('\uFEFF', '').trim().split('\r\n');
    };
    expect(await written([`custom:${field}`, 'priority', 'photo', 'gone'])).toEqual([
      'Nome;Plano;Prioridade',
      'Ana;1.234,5;Alta',
    ]);
    const [header, row] = await written();
    expect(header).toMatch(/^Nome;Telefone;Carteira;Fluxo;.*;Plano;.*;Nascimento;/);
    expect(row).toContain(';25/03/1990;');
  });

  it('writes a workbook of texts: long numbers, leading zeros and formulas stay as they are', async () => {
    await db()
      .insert(contacts)
      .values({ name: '=1+1', cpf: '00000000191', phones: ['5548999990101'], zipCode: '01001000' });
    const { bytes } = await exportContacts(people.supervisor, EVERYONE, 'xlsx', db());
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const rows = await readWorkbook(Buffer.concat(pieces));
    expect(Object.values(rows)[0]).toEqual(EXPORT_HEADER);
    expect(Object.values(rows)[1]).toEqual(
      expect.arrayContaining(['=1+1', '00000000191', '5548999990101', '01001000']),
    );
  });

  it('takes those who were picked, or all who match, without the merged and the anonymized', async () => {
    await db()
      .insert(contacts)
      .values([
        { name: 'Ana', city: 'Recife' },
        { name: 'Bia' },
        { name: 'Caio', city: 'Recife', active: false },
        { name: 'Davi', mergedIntoId: 1, active: false },
        { name: 'Eva', anonymizedAt: new Date(), active: false },
        { name: 'Fábio', blockedAt: new Date() },
      ]);
    const { owner } = people;
    expect(await names(owner, EVERYONE)).toEqual(['Ana', 'Bia', 'Caio', 'Fábio']);
    expect(await countExport(owner, EVERYONE, db())).toEqual({ exported: 4, leftOut: 0 });
    expect(await names(owner, { contacts: [3, 1, 4, 999] })).toEqual(['Ana', 'Caio']);
    expect(await names(owner, { everything: true, filters: { city: 'Recife', active: true } })).toEqual([
      'Ana',
    ]);
  });

  it('is for leads', async () => {
    await db().insert(contacts).values({ name: 'Ana' });
    await expect(exportContacts(people.agent, EVERYONE, 'csv', db())).rejects.toThrow(Forbidden);
    await expect(countExport(people.agent, EVERYONE, db())).rejects.toThrow(Forbidden);
    for (const role of ['owner', 'manager', 'supervisor'] as const)
      expect(await names(people[role], EVERYONE)).toEqual(['Ana']);
    await expect.poll(snapshots).toBe(0);
  });

  it('leaves in the trail how many were taken out, and nobody’s name', async () => {
    await db()
      .insert(contacts)
      .values([{ name: 'Ana' }, { name: 'Bia' }]);
    await names(people.supervisor, EVERYONE);
    const events = await db().select().from(auditEvents);
    expect(events).toMatchObject([
      {
        userId: people.supervisor.userId,
        action: 'contacts.exported',
        subject: 'contact',
        subjectId: null,
        fields: [],
        details: { contacts: 2, format: 'csv' },
      },
    ]);
  });

  it('refuses to export nobody, and leaves nothing open', async () => {
    await expect(exportContacts(people.owner, EVERYONE, 'csv', db())).rejects.toThrow(Refused);
    await expect(exportContacts(people.owner, { contacts: [7] }, 'csv', db())).rejects.toThrow(Refused);
    expect(await db().select().from(auditEvents)).toEqual([]);
    await expect.poll(snapshots).toBe(0);
  });

  it('refuses a workbook where a cell could not hold what belongs in it, and no other file', async () => {
    const values = (length: number) => ({ 1: 'x'.repeat(2000), 2: '"'.repeat(length) });
    const [ana] = await db()
      .insert(contacts)
      .values({ name: 'Ana', custom: values(2000) })
      .returning();
    await exportContacts(people.owner, EVERYONE, 'xlsx', db()).then(({ stop }) => stop());
    const custom = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [at + 1, 'y'.repeat(2000)]));
    await db().update(contacts).set({ custom }).where(sql`id = ${ana?.id}`);
    await expect(exportContacts(people.owner, EVERYONE, 'xlsx', db())).rejects.toMatchObject({
      fields: { format: [{ code: 'export_cell_too_long' }] },
    });
    expect(await names(people.owner, EVERYONE)).toEqual(['Ana']);
    await expect.poll(snapshots).toBe(0);
  });

  it('shows the base as it was when it began, whatever happens meanwhile', async () => {
    await db().execute(
      sql`insert into contact (name) select 'Cliente ' || n from generate_series(1, 6000) n`,
    );
    const { bytes, count } = await exportContacts(people.owner, EVERYONE, 'csv', db());
    expect(count).toBe(6000);
    let all = Buffer.from((await bytes.next()).value as Uint8Array).toString();
    all += Buffer.from((await bytes.next()).value as Uint8Array).toString();
    await db().execute(sql`update contact set name = 'Outro'`);
    await db().execute(sql`delete from contact where id > 3000`);
    for await (const piece of bytes) all += Buffer.from(piece).toString();
    expect(all).not.toContain('Outro');
    expect(all.trim().split('\r\n')).toHaveLength(6001);
    await expect.poll(snapshots).toBe(0);
  });

  it('ends its query when the browser hangs up', async () => {
    await db().execute(
      sql`insert into contact (name) select 'Cliente ' || n from generate_series(1, 20000) n`,
    );
    const file = await exportContacts(people.owner, EVERYONE, 'csv', db());
    const reader = exportDownload(file, 'csv', people.owner).body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(await snapshots()).toBe(1);
    await reader?.cancel();
    await expect.poll(snapshots).toBe(0);
  });

  it('ends while the database is still looking, too', async () => {
    await db().execute(
      sql`insert into contact (name) select 'Cliente ' || n from generate_series(1, 20000) n`,
    );
    const file = await exportContacts(people.owner, EVERYONE, 'csv', db());
    await file.bytes.next();
    // Somebody holds what the next rows need.
    const waiting = db().transaction(async (tx) => {
      await tx.execute(sql`lock table custom_field in access exclusive mode`);
      const next = file.bytes.next();
      next.catch(() => {});
      await setTimeout(100);
      await file.stop();
      await expect(next).rejects.toThrow();
    });
    await waiting;
    await expect.poll(snapshots).toBe(0);
  });

  it('gives each person two at a time, on connections that are nobody else’s', async () => {
    await db().execute(
      sql`insert into contact (name) select 'Cliente ' || n from generate_series(1, 6000) n`,
    );
    const mine = await exportContacts(people.owner, EVERYONE, 'csv', db());
    const second = await exportContacts(people.owner, EVERYONE, 'csv', db());
    const third = await exportContacts(people.owner, EVERYONE, 'csv', db()).catch((error) => error);
    expect(third).toBeInstanceOf(TooMany);
    expect(third).toMatchObject({
      kind: 'limited',
      retryAfter: 30,
      fields: { form: [{ code: 'exports_active' }] },
    });
    const theirs = await exportContacts(people.manager, EVERYONE, 'csv', db());
    await mine.stop();
    const next = await exportContacts(people.owner, EVERYONE, 'csv', db());
    for (const file of [second, theirs, next]) await file.stop();
    await expect.poll(snapshots).toBe(0);
  });

  it('counts a person’s exports in all processes together', async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await db().insert(contacts).values({ name: 'Ana' });
    const one = await exportContacts(people.owner, EVERYONE, 'csv', db());
    // As another process holds its turns.
    const { rows } = await client.query(
      `select pg_try_advisory_lock(classid::int, objid::int + step) as taken
        from pg_locks, generate_series(0, 1) as step
        where locktype = 'advisory' and classid = 7421005 and database = (select oid from pg_database where datname = current_database())`,
    );
    expect(rows.map(({ taken }) => taken)).toEqual([false, true]);
    await expect(exportContacts(people.owner, EVERYONE, 'csv', db())).rejects.toBeInstanceOf(TooMany);
    await client.end();
    const two = await exportContacts(people.owner, EVERYONE, 'csv', db());
    for (const file of [one, two]) await file.stop();
  });

  it('leaves the others their connections when two hundred are asked for and none is read', async () => {
    await db().execute(
      sql`insert into contact (name) select 'Cliente ' || n from generate_series(1, 6000) n`,
    );
    const asked = await Promise.allSettled(
      Array.from({ length: 200 }, () => exportContacts(people.owner, EVERYONE, 'csv', db())),
    );
    const begun = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    try {
      expect(begun).toHaveLength(2);
      expect(refused.every((error) => error instanceof TooMany)).toBe(true);
      expect(await snapshots()).toBe(2);
      expect(exportPool().totalCount).toBeLessThanOrEqual(4);
    } finally {
      for (const file of begun) await file.stop();
    }
  });

  it('says so when all connections for exports are taken', async () => {
    await db().insert(contacts).values({ name: 'Ana' });
    const begun = await Promise.all(
      [people.owner, people.owner, people.manager, people.manager].map((actor) =>
        exportContacts(actor, EVERYONE, 'csv', db()),
      ),
    );
    await expect(exportContacts(people.supervisor, EVERYONE, 'csv', db())).rejects.toMatchObject({
      name: 'TooMany',
      fields: { form: [{ code: 'exports_busy' }] },
    });
    for (const file of begun) await file.stop();
    await expect(text(people.supervisor, EVERYONE)).resolves.toContain('Ana');
  });
});
