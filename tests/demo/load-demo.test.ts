import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { contacts } from '#db/schema/index.ts';
import { DEMO_ACCOUNTS } from '#demo/accounts.ts';
import { type Demo, loadDemo } from '#demo/load-demo.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import type { Actor } from '#lib/core/actor.ts';
import { loadActor } from '#lib/core/runs/load-actor.ts';
import { listDismissals } from '#lib/duplicates/list-dismissals.ts';
import { listGroups } from '#lib/duplicates/list-groups.ts';
import { exportContacts } from '#lib/exports/export-contacts.ts';
import { EXPORT_FORMATS } from '#lib/exports/export-format.ts';
import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import { listImports } from '#lib/imports/list-imports.ts';
import { listMerges } from '#lib/merges/list-merges.ts';
import { useDatabase } from '#tests/support/database.ts';
import { exactDigest } from '#tests/support/hostile-base.ts';
import { importFile } from '#tests/support/import-run.ts';

describe('the demo organization', () => {
  const { db } = useDatabase();
  let demo: Demo;
  let owner: Actor;
  beforeAll(async () => {
    demo = await loadDemo();
    const { rows } = await db().execute<{ id: number }>(sql`select id from app_user where role = 'owner'`);
    owner = (await loadActor(rows[0]?.id ?? null, db())) as Actor;
  });

  const count = async (condition: ReturnType<typeof sql>) => {
    const { rows } = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from contact c where ${condition}`,
    );
    return rows[0]?.n ?? 0;
  };

  it('has someone to sign in as in every role', () => {
    expect(demo.loaded).toBe(true);
    expect(new Set(demo.accounts.map(({ role }) => role))).toEqual(
      new Set(['owner', 'manager', 'supervisor', 'agent']),
    );
  });

  it('holds two thousand contacts of every kind before its imports', async () => {
    expect(await count(sql`id <= 2000`)).toBe(2000);
    expect(await count(sql`name ~ '[[:cntrl:]]' or name ~ '  '`)).toBe(0);
    expect(await count(sql`kind = 'corporate'`)).toBeGreaterThan(400);
    expect(await count(sql`not active`)).toBeGreaterThan(80);
    expect(await count(sql`cardinality(phones) = 10`)).toBe(1);
    expect(await count(sql`cardinality(tag_ids) = 40`)).toBe(1);
    expect(await count(sql`length(name) > 100`)).toBe(2);
    expect(await count(sql`cnpj ~ '[A-Z]'`)).toBeGreaterThan(10);
  });

  it('has portfolios of every flow, segments with people of their own, and services', async () => {
    const { rows } = await db().execute<{ flow: string; n: number }>(
      sql`select flow, count(*)::int as n from contact where flow is not null group by flow`,
    );
    const flows = new Map(rows.map(({ flow, n }) => [flow, n]));
    for (const flow of FLOWS) expect(flows.get(flow), flow).toBeGreaterThan(80);
    expect(await count(sql`segment_ids <> '{}'`)).toBeGreaterThan(300);
    expect(await count(sql`segment_ids = '{}' and owner_id is null`)).toBeGreaterThan(300);
    expect(await count(sql`assigned_at < created_at or assigned_at > now()`)).toBe(0);
    const { rows: unserved } = await db().execute(sql`
      select from segment s where not exists (select from segment_operator o where o.segment_id = s.id)`);
    expect(unserved).toEqual([]);
    const { rows: unheard } = await db().execute(sql`
      select from contact c join app_user u on u.id = c.owner_id
      where c.flow = 'follow_me' and u.follow_me_phone is null`);
    expect(unheard).toEqual([]);
  });

  it('has groups of duplicates of every kind, and some who are not the same person', async () => {
    for (const query of [
      { kind: 'cpf' },
      { kind: 'phone' },
      { kind: 'email' },
      { conflict: 'true' },
      { crowded: 'true' },
      { size: '4', crowded: 'false' },
      { search: 'Rosa Lobo' },
    ])
      expect((await listGroups(owner, query)).items.length, JSON.stringify(query)).toBeGreaterThan(0);
    expect(await listDismissals(owner)).toHaveLength(2);
  });

  it.each(EXPORT_FORMATS)(
    'changes nothing when it is exported as %s and imported, once nobody is being served',
    async (format) => {
      // Files change no portfolio of who is.
      await db().execute(sql`update contact set open_interactions = 0`);
      const before = await exactDigest(db());
      const selection = { everything: true, filters: {} } as const;
      const { bytes, count: exported } = await exportContacts(owner, selection, format);
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      const { view } = await importFile(owner, Buffer.concat(pieces), db(), `contatos.${format}`);
      expect(view).toMatchObject({ color: 'green', created: 0, updated: 0, unchanged: exported });
      expect(await exactDigest(db())).toBe(before);
      await db().execute(sql`delete from run where id = ${view.id}`);
    },
  );

  it('has a morning at the desk: open, held, said to the mailbox, and in the queue', async () => {
    const { rows } = await db().execute<{ state: string; n: number }>(
      sql`select state, count(*)::int as n from interaction group by 1`,
    );
    const states = Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    for (const state of ['open', 'held', 'voicemail', 'waiting'])
      expect(states[state], state).toBeGreaterThan(2);
    expect(states.closed).toBeGreaterThan(30);
  });

  it('gives identifiers that the forms would take too', async () => {
    const rows = await db().select().from(contacts);
    const wrong = rows.filter(
      ({ cpf, cnpj, email, phones }) =>
        !(
          (!cpf || parseCpf(cpf).ok) &&
          (!cnpj || parseCnpj(cnpj).ok) &&
          (!email || parseEmail(email).ok) &&
          phones.every((phone) => parsePhone(phone).ok)
        ),
    );
    expect(wrong.map(({ cpf, cnpj, email, phones }) => ({ cpf, cnpj, email, phones }))).toEqual([]);
  });

  it('has about forty customers registered more than once', async () => {
    const { rows } = await db().execute<{ n: number }>(sql`
      select count(*)::int as n from (
        select from contact_identifier where contact_id <= 2000 group by kind, value having count(*) > 1) shared`);
    expect(rows[0]?.n).toBeGreaterThan(30);
    expect(rows[0]?.n).toBeLessThan(60);
  });

  it('shows an import that went in whole and one that went in partly', async () => {
    const { items } = await listImports(owner);
    expect(items.map(({ color, state }) => [color, state])).toEqual([
      ['yellow', 'completed'],
      ['green', 'completed'],
    ]);
    expect(items[0]).toMatchObject({ rejected: 10, hasReport: true });
    expect(items[1]).toMatchObject({ created: 110, updated: 24, unchanged: 12, rejected: 0 });
  });

  it('lets people be found', async () => {
    const silva = await listContacts(owner, { search: 'silva' });
    expect(silva.count).toBeGreaterThan(3);
    const olivia = await listContacts(owner, { search: 'olivia prado zanetti' });
    expect(olivia.items).toMatchObject([{ name: 'Olívia Prado Zanetti', city: 'São Paulo' }]);
    const phone = olivia.items[0]?.phones[0] ?? '';
    expect((await listContacts(owner, { search: phone })).items.map(({ name }) => name)).toEqual([
      'Olívia Prado Zanetti',
    ]);
  });

  it('is not loaded twice', async () => {
    const before = await count(sql`true`);
    expect(await loadDemo()).toEqual({ accounts: DEMO_ACCOUNTS, loaded: false });
    expect(await count(sql`true`)).toBe(before);
  });

  it('stays away from an organization that is somebody else’s', async () => {
    await db().execute(
      sql`update app_user set email = 'dona@clinica.example' where email = 'marina@aurora.example'`,
    );
    await expect(loadDemo()).rejects.toThrow('empty database');
  });

  it('has merges by several people, made in several ways, one of them undone', async () => {
    const { items } = await listMerges(owner, {}, db());
    expect(items).toHaveLength(6);
    expect(new Set(items.map(({ by }) => by?.id)).size).toBe(3);
    expect(new Set(items.map(({ how }) => how))).toEqual(new Set(['group', 'selection']));
    expect(items.map(({ state }) => state).sort()).toEqual([...Array(5).fill('undoable'), 'undone']);
  });
});
